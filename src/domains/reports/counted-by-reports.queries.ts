import { type SqlBool, sql } from 'kysely'
import { type Day, showDay } from '#base/day.ts'
import { type ReportState, stateNames } from '#domains/reports/report.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { whereSeen } from '#domains/reports/reports.queries.ts'
import type { AskedRecord, CountedElsewhere } from '#domains/statistics/counting.queries.ts'
import type { RecordKind } from '#domains/statistics/measure.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

type ReportRow = {
  id: string
  title: string
  bodyName: string
  from: Day
  to: Day
  state: ReportState
  figures: string[]
}

const reportsMax = 50

/**
 * Báo cáo nào đã chốt một bản ghi: what was frozen when it was submitted, whatever became of the record since. Only reports of the bodies
 * above the record's and of whoever came after these can hold it: they are found by their body, and nobody else's figures are unpacked.
 */
export async function countedByReports(db: Db, actor: Actor, record: AskedRecord): Promise<CountedElsewhere[]> {
  const { kind, id, bodyId } = record
  const line = sql`array(with recursive line as (
      select above.id from body above where (select own.path from body own where own.id = ${bodyId}) like above.path || '%'
      union select s.new_id from line join body_succession s on s.old_id = line.id)
    select id from line)`
  const asked = sql`jsonb_build_object('id', ${id}::text, 'kind', ${kind}::text)`
  const { rows } = await sql<ReportRow>`
    select report.id, report.paper ->> 'title' as title, coalesce(body.short_name, body.name) as "bodyName", report.from_day as "from",
      report.to_day as "to", report.state, array(
        select figure.value ->> 'code' from jsonb_path_query(report.counted, '$.measured.parts[*].figures[*]') as figure(value)
        where jsonb_path_exists(figure.value, '$.listed[*] ? (@.id == $id)', ${asked})) as figures
    from report join body on body.id = report.body_id
    where report.body_id = any(${line}) and ${whereSeen(actor)}
      and (jsonb_path_exists(report.counted, '$.measured.records[*] ? (@.id == $id && @.kind == $kind)', ${asked})
        or ${countsWork(kind, asked)})
    order by report.to_day desc, report.id limit ${reportsMax}`.execute(db)
  return rows.map(({ id: reportId, title, bodyName, from, to, state, figures }) => ({
    term: `${title === '' ? 'Báo cáo' : title}, ${bodyName}`,
    sentence: `Số liệu từ ${showDay(from)} đến ${showDay(to)}${figures.length === 0 ? '' : `, số ${figures.join(', ')}`}; ${stateNames[state].toLocaleLowerCase('vi')}`,
    href: reportPaths.report(reportId),
  }))
}

/** A report of progress counts obligations in rows of its own. */
function countsWork(kind: RecordKind, asked: ReturnType<typeof sql>) {
  switch (kind) {
    case 'obligation':
      return sql<SqlBool>`jsonb_path_exists(report.counted, '$.rows[*] ? (@.obligationId == $id)', ${asked})`
    case 'task':
      return sql<SqlBool>`jsonb_path_exists(report.counted, '$.rows[*] ? (@.taskId == $id)', ${asked})`
    default:
      return sql<SqlBool>`false`
  }
}
