import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { addReport, addReportEvent } from '#domains/reports/report.store.ts'
import { draftOf } from '#domains/reports/report-draft.ts'
import { basisField, kindField, readWindow, subjectField, windowFields } from '#domains/reports/report-fields.ts'
import { whyNotOfKind, whyNotSummed } from '#domains/reports/report-kind.ts'
import { loadBodySubject, loadPlanSubject } from '#domains/reports/report-subject.queries.ts'
import { isTooLong, refusals as windowRefusals } from '#domains/reports/reporting-window.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { act } from '#platform/acts/act.ts'

const parsed = z
  .object({ subject: subjectField, kind: kindField, basis: basisField, ...windowFields })
  .transform((typed, context) => {
    const { subject, kind, basis } = typed
    const window = readWindow(typed, context)
    const isAboutPlan = subject.kind === 'plan'
    const why = window === z.NEVER ? undefined : whyNotOfKind(kind, window, isAboutPlan)
    if (why !== undefined) context.addIssue({ code: 'custom', path: ['kind'], message: why })
    const whySum = basis === 'reports' ? whyNotSummed(kind, isAboutPlan) : undefined
    if (whySum !== undefined) context.addIssue({ code: 'custom', path: ['basis'], message: whySum })
    return { subject, window, kind, basis }
  })

/** Lập báo cáo: a draft for a plan or a body in a window, with the facts already written in; what they mean is left blank. */
export const writeReport = act({
  name: 'reports.write-report',
  may: 'write reports',
  parse: parsed.parse,
  async run({ tx, actor, now, today, audit }, { subject: chosen, window, kind, basis }) {
    const subject =
      chosen.kind === 'plan' ? await loadPlanSubject(tx, actor, chosen.id) : await loadBodySubject(tx, actor, chosen.id)
    const isLookingBack = kind === 'review' || kind === 'summary'
    if (isTooLong(window, isLookingBack ? (subject.plan?.period ?? null) : null)) throw windowRefusals.tooLong
    const scope = { bodyId: subject.body.id, planId: subject.plan?.id ?? null, from: window.from, to: window.to }
    const count = await loadCount(tx, { ...scope, kind, basis }, today)
    const by = personIdOf(actor)
    const report = draftOf({ kind, basis, subject, window, count, dutyId: null, writerIds: [by] })
    await addReport(tx, report, now)
    await addReportEvent(tx, { reportId: report.id, kind: 'written', personId: by, at: now })
    audit({
      subjectKind: 'report',
      subjectId: report.id,
      bodyId: report.bodyId,
      before: null,
      after: { state: report.state, report: kind, planId: report.planId, ...window, title: report.paper.title },
    })
    return report
  },
})
