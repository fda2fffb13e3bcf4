import { isId } from '#base/ids.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { changePractitioner } from '#domains/practitioners/acts/change-practitioner.ts'
import { exportPractitioners } from '#domains/practitioners/acts/export-practitioners.ts'
import { linkPractitionerAccount } from '#domains/practitioners/acts/link-practitioner-account.ts'
import { openRegistration } from '#domains/practitioners/acts/open-registration.ts'
import { proposeRelease } from '#domains/practitioners/acts/propose-release.ts'
import { recognisePractitioner } from '#domains/practitioners/acts/recognise-practitioner.ts'
import { releasePractitioner } from '#domains/practitioners/acts/release-practitioner.ts'
import { listOpenings } from '#domains/practitioners/openings.queries.ts'
import { addPractitionerPage } from '#domains/practitioners/pages/add-practitioner-page.tsx'
import { changePractitionerPage } from '#domains/practitioners/pages/change-practitioner-page.tsx'
import { openingsPage } from '#domains/practitioners/pages/openings-page.tsx'
import { practitionerPage } from '#domains/practitioners/pages/practitioner-page.tsx'
import { practitionersPage } from '#domains/practitioners/pages/practitioners-page.tsx'
import { practitionersSheet } from '#domains/practitioners/pages/practitioners-sheet.ts'
import { printPractitionersPage } from '#domains/practitioners/pages/print-practitioners-page.tsx'
import { refusals } from '#domains/practitioners/practitioner.ts'
import { filterWords, practitionerFilterOf } from '#domains/practitioners/practitioner-filter.ts'
import { type RegisterOf, registerNames } from '#domains/practitioners/practitioner-kind.ts'
import { loadPractitionerPage } from '#domains/practitioners/practitioner-page.queries.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { noWork, type PractitionerWork, type WorkCount } from '#domains/practitioners/practitioner-work.queries.ts'
import {
  countPractitioners,
  dueOf,
  listForRegister,
  listPractitioners,
  listPractitionerWords,
  type PractitionerRow,
} from '#domains/practitioners/practitioners.queries.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { perform } from '#platform/acts/act.ts'
import { gather } from '#platform/database/gather.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

const listOf = (work: PractitionerWork) =>
  read(
    'read practitioners',
    async ({ db, actor, query, today }) => {
      const filter = practitionerFilterOf(query)
      const calendar = await loadCalendar(db)
      const rows = await listPractitioners(db, actor, filter, { today, work })
      const done = await work.count(
        db,
        rows.map(({ id }) => id),
        today,
      )
      return {
        rows: rows.map((row) => ({
          ...row,
          due: dueOf(row, today, calendar),
          work: done.get(row.id) ?? noWork,
        })),
        filter,
        counts: await countPractitioners(db, actor, today),
        words: await listPractitionerWords(db, actor),
        mayKeep: mayAnywhere(actor, 'keep practitioners'),
      }
    },
    practitionersPage,
  )

const add = read(
  'keep practitioners',
  async ({ db, actor, query }) => ({
    choice: await listChoiceBodies(db, actor, 'keep practitioners', query['tim-co-quan']),
  }),
  addPractitionerPage,
)

const openings = read(
  'read practitioners',
  async ({ db, actor, query }) => ({
    openings: await listOpenings(db, actor),
    choice: mayAnywhere(actor, 'keep practitioners')
      ? await listChoiceBodies(db, actor, 'keep practitioners', query['tim-co-quan'])
      : undefined,
  }),
  openingsPage,
)

const print = read(
  'read practitioners',
  async ({ db, actor, query }) => {
    const choice = await listChoiceBodies(db, actor, 'read practitioners', query['tim-co-quan'])
    const body = await chosenBody({ db, actor, query }, 'read practitioners', choice)
    if (body === undefined) throw refusals.notFound
    const asked = query.loai ?? ''
    const register = (Object.hasOwn(registerNames, asked) ? asked : 'communicators') as RegisterOf
    return { choice, body, register, rows: await listForRegister(db, actor, { bodyId: body.bodyId, register }) }
  },
  printPractitionersPage,
)

function loadPage({ db, house, actor, today, params }: ReadContext) {
  if (!isId(params.practitionerId ?? '')) throw refusals.notFound
  return loadPractitionerPage(db, house.secretKey, actor, today, params.practitionerId!)
}

const oneOf = (work: PractitionerWork) =>
  read(
    'read practitioners',
    async (context: ReadContext) => {
      const page = await loadPage(context)
      const { id } = page.practitioner
      return {
        ...page,
        work: (await work.count(context.db, [id], context.today)).get(id) ?? noWork,
        training: await work.training(context.db, id),
      }
    },
    practitionerPage,
  )
const change = read('keep practitioners', loadPage, changePractitionerPage)

const toOne = (notice: string) => (practitioner: { id: string }) => ({
  to: practitionerPaths.one(practitioner.id),
  notice,
})

const step = (name: 'sua' | 'cong-nhan' | 'de-nghi-thoi' | 'cho-thoi' | 'tai-khoan') =>
  `POST ${practitionerPaths.step(':practitionerId', name)}` as const

/** Người làm công tác pháp luật, at the desk; `work`: what later domains know of what they did. */
export function practitionersRoutes(work: PractitionerWork): Routes {
  const list = listOf(work)
  const one = oneOf(work)
  return {
    [`GET ${practitionerPaths.list}`]: list,
    [`GET ${practitionerPaths.exported}`]: raw('read practitioners', async (context) => {
      const { db, actor, query, today, house } = context
      const filter = practitionerFilterOf({ ...query, sau: '' })
      const { rows, isCut } = await gather<PractitionerRow>(exportedRowsMax, (after, limit) =>
        listPractitioners(db, actor, { ...filter, after }, { today, limit, work }),
      )
      const words = filterWords(filter)
      await perform(exportPractitioners, { house, actor }, { filter: Object.fromEntries(words), count: rows.length })
      return listAnswer(context, {
        sheet: practitionersSheet(rows, await countAll(work, context, rows)),
        isCut,
        filter: words,
        address: address(practitionerPaths.list, query),
      })
    }),
    [`GET ${practitionerPaths.print}`]: print,
    [`GET ${practitionerPaths.add}`]: add,
    [`POST ${practitionerPaths.add}`]: submit(addPractitioner, { again: add, to: toOne('Đã ghi vào danh sách.') }),
    [`GET ${practitionerPaths.openings}`]: openings,
    [`POST ${practitionerPaths.openings}`]: submit(openRegistration, {
      again: openings,
      to: () => ({ to: practitionerPaths.openings, notice: 'Đã ghi đợt đăng ký.' }),
    }),
    [`GET ${practitionerPaths.one(':practitionerId')}`]: one,
    [`GET ${practitionerPaths.step(':practitionerId', 'sua')}`]: change,
    [step('sua')]: submit(changePractitioner, { again: change, to: toOne('Đã lưu thông tin.') }),
    [step('tai-khoan')]: submit(linkPractitionerAccount, { again: one, to: toOne('Đã lưu tài khoản.') }),
    [step('cong-nhan')]: submit(recognisePractitioner, { again: one, to: toOne('Đã ghi quyết định công nhận.') }),
    [step('de-nghi-thoi')]: submit(proposeRelease, { again: one, to: toOne('Đã ghi.') }),
    [step('cho-thoi')]: submit(releasePractitioner, { again: one, to: toOne('Đã ghi quyết định cho thôi.') }),
  }
}

const countedAtOnce = 1000

async function countAll(work: PractitionerWork, { db, today }: ReadContext, rows: readonly PractitionerRow[]) {
  const done = new Map<string, WorkCount>()
  for (let first = 0; first < rows.length; first += countedAtOnce) {
    const ids = rows.slice(first, first + countedAtOnce).map(({ id }) => id)
    for (const [id, count] of await work.count(db, ids, today)) done.set(id, count)
  }
  return done
}
