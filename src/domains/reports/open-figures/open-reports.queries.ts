import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { stillStands } from '#domains/reports/compared.queries.ts'
import type { Measured } from '#domains/reports/measured.ts'
import type { Report } from '#domains/reports/report.ts'
import type { WindowKind } from '#domains/reports/reporting-window.ts'
import type { Db } from '#platform/database/database.ts'

export type OpenReport = {
  id: string
  title: string
  bodyName: string
  from: Day
  to: Day
  windowKind: WindowKind
  countedOn: Day
}

export const openPageSize = 50

const columns = sql`report.id, report.paper ->> 'title' as title, body.name as "bodyName", report.from_day as "from", report.to_day as "to",
  report.window_kind as "windowKind", report.counted_on as "countedOn"`
const letOut = sql`report_open_figures open join report on report.id = open.report_id join body on body.id = report.body_id`

/** Let out by their bodies, the newest window first; a version that was corrected no more. One row more than a page tells that there is a next. */
export async function listOpenReports(db: Db, page: number): Promise<OpenReport[]> {
  const { rows } = await sql<OpenReport>`
    select ${columns} from ${letOut} where ${stillStands}
    order by report.to_day desc, body.sort_key, report.id limit ${openPageSize + 1} offset ${(page - 1) * openPageSize}`.execute(
    db,
  )
  return rows
}

export async function findOpenReport(db: Db, id: string): Promise<(OpenReport & { measured: Measured }) | undefined> {
  const { rows } = await sql<OpenReport & { measured: Measured | null }>`
    select ${columns}, report.counted -> 'measured' as measured from ${letOut} where ${stillStands} and report.id = ${id}`.execute(
    db,
  )
  const [row] = rows
  return row === undefined || row.measured === null ? undefined : { ...row, measured: row.measured }
}

export async function isLetOut(db: Db, reportId: string): Promise<boolean> {
  const row = await db
    .selectFrom('report_open_figures')
    .select('report_id')
    .where('report_id', '=', reportId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the body has let out another window that shares days with this one: the difference of the two could be small. */
export async function isOverlapping(
  db: Db,
  { id, bodyId, window }: Pick<Report, 'id' | 'bodyId' | 'window'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${letOut} where ${stillStands} and report.body_id = ${bodyId} and report.id <> ${id}
      and report.from_day <= ${window.to}::date and report.to_day >= ${window.from}::date limit 1`.execute(db)
  return rows.length > 0
}
