import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { acknowledgeChange } from '#domains/plans/acts/acknowledge-change.ts'
import { listWorkingBodies } from '#domains/plans/body-choices.queries.ts'
import { listMyNotices } from '#domains/plans/changes/change-notice.queries.ts'
import { myWorkPage } from '#domains/plans/pages/my-work-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { queuePage } from '#domains/plans/pages/queue-page.tsx'
import { listPlanChoices } from '#domains/plans/plan.queries.ts'
import { countFourCells, countQueue, listQueue } from '#domains/plans/queue.queries.ts'
import { type QueueState, queueFilterOf, wholeScope } from '#domains/plans/queue-filter.ts'
import { nameChosen } from '#domains/plans/queue-names.queries.ts'
import { listUploadsToCheck } from '#domains/plans/upload.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

// Whoever has an account may open it; without «read tasks» every list is empty.
const myWork = read(
  'anyone',
  async ({ db, actor, today }) => {
    const rowsOf = (state: QueueState, officerId: string | null = null) =>
      listQueue(db, actor, today, { ...wholeScope, officerId, state, page: 1 })
    const mine = await listMine(rowsOf, actor.personId)
    return {
      calendar: await loadCalendar(db),
      ...mine,
      toCheck: mayAnywhere(actor, 'check tasks') ? await rowsOf('to-check') : [],
      toExplain: await rowsOf('to-explain'),
      returned: await rowsOf('returned'),
      uploads: mayAnywhere(actor, 'upload plans') ? await listUploadsToCheck(db, actor) : [],
      cells: await countFourCells(db, actor, today, wholeScope),
      notices: await listMyNotices(db, actor.personId),
      mayUpload: mayAnywhere(actor, 'upload plans'),
    }
  },
  myWorkPage,
)

/** What is due for me by name; for a person to whom nothing is assigned, what is due in all that they may see. */
async function listMine(
  rowsOf: (state: QueueState, officerId?: string | null) => ReturnType<typeof listQueue>,
  personId: string | null,
) {
  const [late, due] = [await rowsOf('late', personId), await rowsOf('due', personId)]
  return late.length + due.length > 0 ? { late, due } : { late: await rowsOf('late'), due: await rowsOf('due') }
}

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
      cells: await countFourCells(db, actor, today, filter),
      chosen: await nameChosen(db, actor, filter),
      plans,
      bodies: await listWorkingBodies(db, actor, plans),
    }
  },
  queuePage,
)

export const queueRoutes: Routes = {
  'GET /nghiep-vu': myWork,
  'POST /nghiep-vu/tin-bao/:noticeId/da-doc': submit(acknowledgeChange, {
    again: myWork,
    to: () => ({ to: `${paths.work}#ke-hoach-doi`, notice: 'Đã ghi nhận là ông/bà đã đọc.' }),
  }),
  'GET /nghiep-vu/nhiem-vu': queue,
}
