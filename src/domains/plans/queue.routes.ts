import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { acknowledgeChange } from '#domains/plans/acts/acknowledge-change.ts'
import { saveView } from '#domains/plans/acts/save-view.ts'
import { listWorkingBodies } from '#domains/plans/body-choices.queries.ts'
import { listMyNotices } from '#domains/plans/changes/change-notice.queries.ts'
import { listPlansOnChangedLaw } from '#domains/plans/cited-laws/cited-law.queries.ts'
import { myWorkPage } from '#domains/plans/pages/my-work-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { queuePage } from '#domains/plans/pages/queue-page.tsx'
import { listPlanChoices } from '#domains/plans/plan.queries.ts'
import { countFourCells, countQueue, listQueue } from '#domains/plans/queue.queries.ts'
import {
  type QueueScope,
  type QueueState,
  queryValues,
  queueFilterOf,
  wholeScope,
} from '#domains/plans/queue-filter.ts'
import { nameChosen } from '#domains/plans/queue-names.queries.ts'
import { sumTallies } from '#domains/plans/tally.queries.ts'
import type { FourCells } from '#domains/plans/task.ts'
import { reachesWholeProvinces, reachOf } from '#domains/plans/task-reach.queries.ts'
import { listUploadsToCheck } from '#domains/plans/upload.queries.ts'
import { findDefaultQuery, listViews } from '#domains/plans/views/saved-view.queries.ts'
import type { WaitingElsewhere } from '#domains/plans/waiting-elsewhere.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { redirect } from '#platform/http/answer.ts'
import { type ReadRoute, type Routes, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

/** Who sees provinces or the whole country waits for no count of it: the kept tallies say the same, some seconds old at most. */
async function cellsOf(db: Db, actor: Actor, today: Day, scope: QueueScope): Promise<FourCells> {
  const isPlain = scope.search === '' && scope.bodyId === null && scope.officerId === null
  const isWide = reachOf(actor, 'read tasks') === 'whole' || reachesWholeProvinces(actor, 'read tasks')
  return isPlain && isWide ? sumTallies(db, actor, today, scope) : countFourCells(db, actor, today, scope)
}

/** What is due for me by name; for a person to whom nothing is assigned, what is due in all that they may see. */
async function listMine(
  rowsOf: (state: QueueState, officerId?: string | null) => ReturnType<typeof listQueue>,
  personId: string | null,
) {
  const [late, due] = [await rowsOf('late', personId), await rowsOf('due', personId)]
  return late.length + due.length > 0 ? { late, due } : { late: await rowsOf('late'), due: await rowsOf('due') }
}

// Whoever has an account may open it; without «read tasks» every list is empty.
const myWork = (elsewhere: readonly WaitingElsewhere[]) =>
  read(
    'anyone',
    async ({ db, actor, today }) => {
      const rowsOf = (state: QueueState, officerId: string | null = null) =>
        listQueue(db, actor, today, { ...wholeScope, officerId, state, page: 1 })
      const mine = await listMine(rowsOf, actor.personId)
      const waits = []
      for (const list of elsewhere) waits.push(await list(db, actor, today))
      return {
        waits,
        calendar: await loadCalendar(db),
        ...mine,
        toCheck: mayAnywhere(actor, 'check tasks') ? await rowsOf('to-check') : [],
        toExplain: await rowsOf('to-explain'),
        returned: await rowsOf('returned'),
        uploads: mayAnywhere(actor, 'upload plans') ? await listUploadsToCheck(db, actor) : [],
        cells: await cellsOf(db, actor, today, wholeScope),
        notices: await listMyNotices(db, actor.personId),
        onChangedLaw: mayAnywhere(actor, 'adopt plans') ? await listPlansOnChangedLaw(db, actor) : [],
        mayUpload: mayAnywhere(actor, 'upload plans'),
      }
    },
    myWorkPage,
  )

/** The bodies to choose from are those at work in the newest of the plans to choose from. */
const plansOfBodiesMax = 50

const queue = read(
  'read tasks',
  async ({ db, actor, today, query }) => {
    const filter = queueFilterOf(query, actor.personId)
    const plans = await listPlanChoices(db, actor)
    return {
      calendar: await loadCalendar(db),
      filter,
      rows: await listQueue(db, actor, today, filter),
      count: await countQueue(db, actor, today, filter),
      cells: await cellsOf(db, actor, today, filter),
      chosen: await nameChosen(db, actor, filter),
      plans,
      views: await listViews(db, actor, today),
      bodies: await listWorkingBodies(db, actor, plans.slice(0, plansOfBodiesMax)),
    }
  },
  queuePage,
)

/** An address without anything leads to the view that the person begins with: it then says what is shown. */
const queueOrDefault: ReadRoute = {
  kind: 'read',
  async answer(request, again) {
    const { actor, house, query } = request
    const isBare = Object.keys(query).length === 0 && typeof actor?.personId === 'string'
    const begins = isBare ? await findDefaultQuery(house.database.kysely, actor.personId!) : undefined
    return begins === undefined ? queue.answer(request, again) : redirect(`${paths.queue}?${begins}`)
  },
}

/** The list that was to be saved, again: its filter came with the form. */
const queueToSave: ReadRoute = {
  kind: 'read',
  async answer(request, again) {
    const query = queryValues([again?.typed.query ?? ''].flat().at(-1)!)
    return queue.answer({ ...request, path: paths.queue, address: address(paths.queue, query), query }, again)
  },
}

/** «Việc của tôi», with what waits in later domains. */
export function myWorkRoutes(elsewhere: readonly WaitingElsewhere[]): Routes {
  const work = myWork(elsewhere)
  return {
    'GET /nghiep-vu': work,
    'POST /nghiep-vu/tin-bao/:noticeId/da-doc': submit(acknowledgeChange, {
      again: work,
      to: () => ({ to: `${paths.work}#ke-hoach-doi`, notice: 'Đã ghi nhận là ông/bà đã đọc.' }),
    }),
  }
}

export const queueRoutes: Routes = {
  'GET /nghiep-vu/nhiem-vu': queueOrDefault,
  [`POST ${paths.savedViews}`]: submit(saveView, {
    again: queueToSave,
    to: ({ name, query }) => ({ to: `${paths.queue}?${query}`, notice: `Đã lưu bộ lọc «${name}».` }),
  }),
}
