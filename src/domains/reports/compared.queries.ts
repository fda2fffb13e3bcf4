import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Compared, EarlierReport } from '#domains/reports/compared.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { isPeriodic } from '#domains/reports/report-kind.ts'
import type { WindowKind } from '#domains/reports/reporting-window.ts'
import type { Db } from '#platform/database/database.ts'

/** An issued report that an issued correction stands for is no longer what its body says. */
export const stillStands = sql<SqlBool>`(report.state = 'issued' and not exists (
  select 1 from report later where later.corrects_id = report.id and later.state = 'issued'))`

/**
 * The last issued report of the same body and kind over an earlier window, or over this very one and issued before this was submitted;
 * none of them is the version that this one corrects. A six-month or yearly report tells a body's whole work whichever plan asked for it;
 * others are held against those of their plan alone.
 */
function findPrevious(db: Db, { id, bodyId, planId, kind, window, correctsId, submittedAt }: Report) {
  const samePlan = isPeriodic(kind)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`report.plan_id is not distinct from ${planId}::uuid`
  const sameWindow = isPeriodic(kind)
    ? sql<SqlBool>`(report.to_day = ${window.to}::date and report.from_day = ${window.from}::date
        and (${submittedAt}::timestamptz is null or report.issued_at < ${submittedAt}::timestamptz))`
    : sql<SqlBool>`false`
  return findEarlier(
    db,
    sql<SqlBool>`${stillStands} and report.body_id = ${bodyId} and report.kind = ${kind} and report.id <> ${id}
      and report.id is distinct from ${correctsId}::uuid and ${samePlan} and (report.to_day < ${window.to}::date or ${sameWindow})`,
  )
}

/** The issued version that this one corrects. */
async function findCorrected(db: Db, { correctsId }: Pick<Report, 'correctsId'>) {
  return correctsId === null
    ? undefined
    : findEarlier(db, sql<SqlBool>`report.id = ${correctsId} and report.state = 'issued'`)
}

type Row = { id: string; title: string; windowKind: WindowKind; from: Day; to: Day; issuedAt: Date; count: ReportCount }

async function findEarlier(db: Db, where: ReturnType<typeof sql<SqlBool>>): Promise<EarlierReport | undefined> {
  const { rows } = await sql<Row>`
    select report.id, report.paper ->> 'title' as title, report.window_kind as "windowKind", report.from_day as "from", report.to_day as "to",
      report.issued_at as "issuedAt", report.counted as count
    from report where ${where} order by report.to_day desc, report.issued_at desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { id, title, windowKind, from, to, issuedAt, count } = row
  return { id, title, window: { kind: windowKind, from, to }, issuedAt, count }
}

/** What both the page and the paper hold a report against. */
export async function findCompared(db: Db, report: Report): Promise<Compared> {
  const [previous, corrected] = [await findPrevious(db, report), await findCorrected(db, report)]
  return { ...(previous && { previous }), ...(corrected && { corrected }) }
}

/** The correction of a report, unless it was dropped; a draft is told to whoever may write there alone. */
export async function findCorrection(db: Db, id: string): Promise<{ id: string; isIssued: boolean } | undefined> {
  const row = await db
    .selectFrom('report')
    .select(['id', 'state'])
    .where('corrects_id', '=', id)
    .where('state', '<>', 'dropped')
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, isIssued: row.state === 'issued' }
}
