import { showDay } from '#base/day.ts'
import { actDomains, actName } from '#domains/people/act-names.ts'
import { exportAudit, exportPeople } from '#domains/people/acts/note-export.ts'
import { type AuditLine, listAudit, namesOf } from '#domains/people/audit.queries.ts'
import { idsIn } from '#domains/people/audit-change.ts'
import { type AuditFilter, auditFilterOf } from '#domains/people/audit-filter.ts'
import { auditPath } from '#domains/people/pages/audit-page.tsx'
import { auditSheet } from '#domains/people/pages/audit-sheet.ts'
import { peoplePath } from '#domains/people/pages/people-page.tsx'
import { accountStateNames, peopleSheet } from '#domains/people/pages/people-sheet.ts'
import { listPeopleAfter, type PersonRow } from '#domains/people/people.queries.ts'
import { filterOf, type PeopleFilter } from '#domains/people/people-filter.ts'
import { roles } from '#domains/people/roles.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { perform } from '#platform/acts/act.ts'
import { gather } from '#platform/database/gather.ts'
import { type Routes, raw } from '#platform/http/routes.ts'
import { address } from '#ui/address.ts'

/** «Xuất Excel» of people and of the audit; each is itself a line in the audit. */
export const peopleExportRoutes: Routes = {
  [`GET ${peoplePath}/xuat.xlsx`]: raw('manage people', async (context) => {
    const { db, actor, query, today, house } = context
    const filter = filterOf(query)
    const { rows, isCut } = await gather<PersonRow>(exportedRowsMax, (after, limit) =>
      listPeopleAfter(db, actor, filter, { today, after, limit }),
    )
    const words = peopleWords(filter)
    await perform(exportPeople, { house, actor }, { filter: Object.fromEntries(words), count: rows.length })
    return listAnswer(context, { sheet: peopleSheet(rows), isCut, filter: words, address: address(peoplePath, query) })
  }),

  [`GET ${auditPath}/xuat.xlsx`]: raw('read the audit', async (context) => {
    const { db, actor, query, house } = context
    const filter = auditFilterOf(query)
    const { rows, isCut } = await gather<AuditLine>(exportedRowsMax, async (after, limit) => {
      const { lines } = await listAudit(db, actor, { ...filter, before: after?.id }, limit)
      return lines
    })
    const names = new Map<string, string>()
    for (let start = 0; start < rows.length; start += namedAtOnce) {
      const some = rows.slice(start, start + namedAtOnce)
      const ids = some.flatMap((line) => [line.subjectId, ...idsIn(line.before), ...idsIn(line.after)])
      for (const [id, name] of await namesOf(db, ids)) names.set(id, name)
    }
    const words = auditWords(filter)
    await perform(exportAudit, { house, actor }, { filter: Object.fromEntries(words), count: rows.length })
    return listAnswer(context, {
      sheet: auditSheet(rows, names),
      isCut,
      filter: words,
      address: address(auditPath, query),
    })
  }),
}

const namedAtOnce = 100

function peopleWords({ text, role, state }: PeopleFilter): [string, string][] {
  return [
    ...(text === undefined || text === '' ? [] : [['Tìm', text] as [string, string]]),
    ...(role === undefined ? [] : [['Vai trò', roles[role].name] as [string, string]]),
    ...(state === undefined ? [] : [['Tình trạng', accountStateNames[state]] as [string, string]]),
  ]
}

function auditWords({ who, act, from, to, subjectId }: AuditFilter): [string, string][] {
  return [
    ...(who === undefined ? [] : [['Người làm', who] as [string, string]]),
    ...(act === undefined ? [] : [['Việc', actDomains[act] ?? actName(act)] as [string, string]]),
    ...(from === undefined ? [] : [['Từ ngày', showDay(from)] as [string, string]]),
    ...(to === undefined ? [] : [['Đến hết ngày', showDay(to)] as [string, string]]),
    ...(subjectId === undefined ? [] : [['Với', subjectId] as [string, string]]),
  ]
}
