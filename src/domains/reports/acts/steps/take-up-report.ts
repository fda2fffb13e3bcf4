import type { OpenDuty, StandingReport } from '#domains/reports/duties.queries.ts'
import { addReportEvent, loadAnyReport, saveReport } from '#domains/reports/report.store.ts'
import { can, type Report } from '#domains/reports/report.ts'
import { loadSubject } from '#domains/reports/report-subject.queries.ts'
import { titleFor } from '#domains/reports/report-text.ts'
import { type ActContext, lockRow } from '#platform/acts/act.ts'

/**
 * A report that already stands for a duty names it from now on; one that can still be written is about the plan as it was amended, and is
 * called after it where nobody gave it another name. What is signed, waits for a signature on the earlier plan, or was dropped, stays.
 */
export async function takeUpReport(
  { tx, now, audit }: ActContext,
  { obligationId, planId, dueDay }: OpenDuty,
  { id, state, isOfEarlierPlan }: StandingReport,
): Promise<Report | undefined> {
  if (!can({ state }, 'change') && (isOfEarlierPlan || state !== 'submitted')) return undefined
  await lockRow(tx, 'report', id)
  const before = await loadAnyReport(tx, id)
  if (before.state !== state) return undefined
  const after: Report = {
    ...before,
    dutyId: obligationId,
    ...(isOfEarlierPlan && { planId, paper: { ...before.paper, title: await titleAfter(tx, before, planId) } }),
  }
  await saveReport(tx, after)
  await addReportEvent(tx, { reportId: id, kind: 'taken-up', personId: null, at: now })
  const kept = ({ planId: about, dutyId }: Report) => ({ planId: about, dutyId })
  audit({
    subjectKind: 'report',
    subjectId: id,
    bodyId: after.bodyId,
    before: kept(before),
    after: { ...kept(after), dueDay },
  })
  return after
}

async function titleAfter(tx: ActContext['tx'], { bodyId, planId, kind, window, paper }: Report, laterId: string) {
  const given = async (id: string | null) => titleFor(kind, window, await loadSubject(tx, bodyId, id))
  return paper.title === (await given(planId)) ? given(laterId) : paper.title
}
