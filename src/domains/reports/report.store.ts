import type { Selectable } from 'kysely'
import { newId } from '#base/ids.ts'
import { type Report, type ReportDeed, refusals } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { whereSeen } from '#domains/reports/reports.queries.ts'
import type { ReportEventKind, ReportTable } from '#domains/reports/reports.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ReportRead = { report: Report; counted: ReportCount | null }

/** For reading; «not there» and «not yours» are one answer. */
export async function loadReport(db: Db, actor: Actor, id: string): Promise<ReportRead> {
  const row = await db
    .selectFrom('report')
    .innerJoin('body', 'body.id', 'report.body_id')
    .selectAll('report')
    .where('report.id', '=', id)
    .where(whereSeen(actor))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return { report: reportOf(row), counted: row.counted }
}

/** For the system alone, which asks nobody's permission. Throws `notFound`. */
export async function loadAnyReport(db: Db, id: string): Promise<Report> {
  const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return reportOf(row)
}

/** For changing it, seen by nobody else meanwhile. Throws `changedMeanwhile` when the form was made for an older version. */
export async function loadReportToChange(
  tx: Tx,
  actor: Actor,
  deed: ReportDeed,
  form: { reportId: string; version: number },
): Promise<Report> {
  await lockRow(tx, 'report', form.reportId)
  const row = await tx
    .selectFrom('report')
    .innerJoin('body', 'body.id', 'report.body_id')
    .selectAll('report')
    .where('report.id', '=', form.reportId)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.version !== form.version) throw refusals.changedMeanwhile
  return reportOf(row)
}

export async function addReport(tx: Tx, report: Report, now: Date): Promise<void> {
  await tx
    .insertInto('report')
    .values({ ...rowOf(report), counted: null, written_at: now })
    .execute()
}

/** `counted` is left as it is when it is not given; null takes it away. */
export async function saveReport(tx: Tx, report: Report, counted?: ReportCount | null): Promise<void> {
  const frozen = counted === undefined ? {} : { counted: counted === null ? null : json(counted) }
  await tx
    .updateTable('report')
    .set({ ...rowOf(report), ...frozen })
    .where('id', '=', report.id)
    .execute()
}

export async function addReportEvent(
  tx: Tx,
  event: {
    reportId: string
    kind: ReportEventKind
    personId: string | null
    at: Date
    reason?: string
    fileId?: string
  },
): Promise<void> {
  await tx
    .insertInto('report_event')
    .values({
      id: newId(event.at.getTime()),
      report_id: event.reportId,
      kind: event.kind,
      person_id: event.personId,
      at: event.at,
      reason: event.reason ?? '',
      file_id: event.fileId ?? null,
    })
    .execute()
}

function reportOf(row: Selectable<ReportTable>): Report {
  return {
    id: row.id,
    bodyId: row.body_id,
    planId: row.plan_id,
    kind: row.kind,
    basis: row.basis,
    dutyId: row.duty_id,
    correctsId: row.corrects_id,
    window: { kind: row.window_kind, from: row.from_day, to: row.to_day },
    paper: row.paper,
    prepared: row.prepared,
    state: row.state,
    writerIds: row.writer_ids,
    version: row.version,
    countedOn: row.counted_on,
    fileId: row.file_id,
    sha256: row.sha256,
    submittedAt: row.submitted_at,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
  }
}

function rowOf(report: Report) {
  return {
    id: report.id,
    body_id: report.bodyId,
    plan_id: report.planId,
    kind: report.kind,
    basis: report.basis,
    duty_id: report.dutyId,
    corrects_id: report.correctsId,
    window_kind: report.window.kind,
    from_day: report.window.from,
    to_day: report.window.to,
    paper: json(report.paper),
    prepared: report.prepared === null ? null : json(report.prepared),
    state: report.state,
    writer_ids: report.writerIds,
    version: report.version,
    counted_on: report.countedOn,
    file_id: report.fileId,
    sha256: report.sha256,
    submitted_at: report.submittedAt,
    issued_by: report.issuedBy,
    issued_at: report.issuedAt,
  }
}
