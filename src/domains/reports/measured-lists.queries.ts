import { sql } from 'kysely'
import { withOneList } from '#domains/reports/measured.queries.ts'
import { figuresIn, type Measured, type MeasuredFigure, type MeasuredRecord } from '#domains/reports/measured.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { scopeOf } from '#domains/reports/report-page.queries.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/**
 * One figure with the records behind it: frozen where the report is, those of now in a draft. Whoever reads the report reads the number;
 * the records open no further here than in statistics. Answers undefined for a code that is none.
 */
export async function findFigureList(
  db: Db,
  actor: Actor,
  { report, count }: { report: Report; count: ReportCount },
  code: string | undefined,
): Promise<{ figure: MeasuredFigure; records: MeasuredRecord[]; mayListAll: boolean } | undefined> {
  const figure = figuresIn(count.measured).find((one) => one.code === code)
  if (figure === undefined || count.measured === undefined) return undefined
  const isOfRecords = count.measured.basis === 'records'
  const mayListAll =
    isOfRecords && (await findCountedBody(db, actor, { id: report.bodyId, today: count.countedOn })) !== undefined
  if (report.countedOn === null && isOfRecords)
    return {
      ...(await withOneList(db, { figure, measured: count.measured, scope: scopeOf(report) }, actor)),
      mayListAll,
    }
  return { figure, records: await seenRecords(db, actor, count.measured), mayListAll }
}

/** Of the records that a report keeps, those of bodies whose statistics the person may see. */
export async function seenRecords(db: Db, actor: Actor, { records }: Pick<Measured, 'records'>) {
  const bodyIds = [...new Set(records.flatMap(({ bodyId }) => (bodyId === undefined ? [] : [bodyId])))]
  if (bodyIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`select body.id from body
    where body.id = any(${bodyIds}::uuid[]) and ${whereMay(actor, 'see statistics', 'body')}`.execute(db)
  const seen = new Set(rows.map(({ id }) => id))
  return records.filter(({ bodyId }) => bodyId !== undefined && seen.has(bodyId))
}
