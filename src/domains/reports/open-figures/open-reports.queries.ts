import { type SqlBool, sql } from 'kysely'
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
const everLetOut = sql`report_open_figures open join report on report.id = open.report_id join body on body.id = report.body_id`
const isOut = sql<SqlBool>`(${stillStands} and open.withdrawn_at is null)`

/** Let out by their bodies, the newest window first; a version that was corrected no more. One row more than a page tells that there is a next. */
export async function listOpenReports(db: Db, page: number): Promise<OpenReport[]> {
  const { rows } = await sql<OpenReport>`
    select ${columns} from ${everLetOut} where ${isOut}
    order by report.to_day desc, body.sort_key, report.id limit ${openPageSize + 1} offset ${(page - 1) * openPageSize}`.execute(
    db,
  )
  return rows
}

export async function findOpenReport(db: Db, id: string): Promise<(OpenReport & { measured: Measured }) | undefined> {
  const { rows } = await sql<OpenReport & { measured: Measured | null }>`
    select ${columns}, report.counted -> 'measured' as measured from ${everLetOut} where ${isOut} and report.id = ${id}`.execute(
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
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the body is a province's committee: above it nobody lets out figures, below it nobody may. */
export async function isProvince(db: Db, bodyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from body join place on place.id = body.place_id
    where body.id = ${bodyId} and body.kind = 'ubnd' and place.parent_id is null`.execute(db)
  return rows.length > 0
}

/**
 * Whether figures that share days and records with these were ever let out: the difference of the two could be small. A file that was taken
 * back or corrected is still in somebody's hands. Bodies share records where one is above the other, or where one ended and left its work
 * to others.
 */
export async function wasOverlapping(
  db: Db,
  { id, bodyId, window }: Pick<Report, 'id' | 'bodyId' | 'window'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${everLetOut} join body this on this.id = ${bodyId}
    where report.id <> ${id} and report.from_day <= ${window.to}::date and report.to_day >= ${window.from}::date
      and (body.path like this.path || '%' or this.path like body.path || '%' or body.to_day is not null or this.to_day is not null)
    limit 1`.execute(db)
  return rows.length > 0
}
