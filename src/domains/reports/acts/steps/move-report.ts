import { personIdOf } from '#domains/people/person.ts'
import { addReportEvent, loadReportToChange, saveReport } from '#domains/reports/report.store.ts'
import type { Report, ReportDeed } from '#domains/reports/report.ts'
import type { ReportEventKind } from '#domains/reports/reports.tables.ts'
import type { ActContext } from '#platform/acts/act.ts'

type Move = {
  deed: ReportDeed
  form: { reportId: string; version: number }
  kind: ReportEventKind
  rule: (report: Report) => Report
  reason?: string
}

/** load → rule → save → audit for a report that goes from one desk to the next. What is no longer submitted is no longer frozen. */
export async function moveReport(context: ActContext, { deed, form, kind, rule, reason }: Move): Promise<Report> {
  const { tx, actor, now, audit } = context
  const before = await loadReportToChange(tx, actor, deed, form)
  const after = rule(before)
  await saveReport(tx, after, after.fileId === null ? null : undefined)
  await addReportEvent(tx, { reportId: after.id, kind, personId: personIdOf(actor), at: now, reason })
  audit({
    subjectKind: 'report',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: { state: before.state, sha256: before.sha256 },
    after: { state: after.state, sha256: after.sha256, ...(reason === undefined ? {} : { reason }) },
  })
  return after
}
