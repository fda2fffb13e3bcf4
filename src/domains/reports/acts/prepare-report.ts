import { z } from 'zod'
import { isMinistry } from '#domains/bodies/ministry.queries.ts'
import { takeUpReport } from '#domains/reports/acts/steps/take-up-report.ts'
import { findStanding, findUnprepared, type OpenDuty } from '#domains/reports/duties.queries.ts'
import { addReport, addReportEvent } from '#domains/reports/report.store.ts'
import { draftOf } from '#domains/reports/report-draft.ts'
import { type AskedReport, askedBy } from '#domains/reports/report-duty.ts'
import { loadSubject } from '#domains/reports/report-subject.queries.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { wholeMonthsOf } from '#domains/statistics/whole-months.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Soạn sẵn dự thảo for one duty that comes near, written by nobody yet. Answers undefined when there is one already: the duty's row is
 * held meanwhile, and no second draft can stand in the table. What an officer began by hand for the same window, or what stood for the
 * same duty of the plan before its amendment, is taken up instead.
 */
export const prepareReport = act({
  name: 'reports.prepare-report',
  may: 'system',
  parse: z.object({ obligationId: idField() }).parse,
  async run(context, { obligationId }) {
    const { tx, now, today, audit } = context
    await lockRow(tx, 'obligation', obligationId)
    const duty = await findUnprepared(tx, today, obligationId)
    if (duty === undefined) return undefined
    const { kind, window } = await askedOf(tx, duty)
    const standing = await findStanding(tx, duty, { kind, window })
    if (standing !== undefined) return takeUpReport(context, duty, standing)
    const scope = { bodyId: duty.bodyId, planId: duty.planId, from: window.from, to: window.to }
    const count = await loadCount(tx, { ...scope, kind, basis: 'records' }, today)
    const subject = await loadSubject(tx, duty.bodyId, duty.planId)
    const draft = draftOf({ kind, basis: 'records', subject, window, count, dutyId: obligationId, writerIds: [] })
    await addReport(tx, draft, now)
    await addReportEvent(tx, { reportId: draft.id, kind: 'prepared', personId: null, at: now })
    audit({
      subjectKind: 'report',
      subjectId: draft.id,
      bodyId: draft.bodyId,
      before: null,
      after: { state: draft.state, report: kind, dutyId: obligationId, dueDay: duty.dueDay, ...window },
    })
    return draft
  },
})

/** A ministry's figures are kept by month, so that its window is the whole months that the duty's days touch. */
async function askedOf(tx: Tx, duty: OpenDuty): Promise<AskedReport> {
  const { kind, window } = askedBy(duty)
  if (window.kind !== 'days' || !(await isMinistry(tx, duty.bodyId))) return { kind, window }
  return { kind, window: { kind: 'days', ...wholeMonthsOf(window) } }
}
