import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { collectiveOf, symbolOf } from '#domains/reports/issuing-body.ts'
import { officialForm } from '#domains/reports/official-form.ts'
import { addReport, addReportEvent } from '#domains/reports/report.store.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { readWindow, subjectField, windowFields } from '#domains/reports/report-fields.ts'
import { loadBodySubject, loadPlanSubject } from '#domains/reports/report-subject.queries.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import { resultLines, shortcomingLines, titleFor } from '#domains/reports/report-text.ts'
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { act } from '#platform/acts/act.ts'

const parsed = z.object({ subject: subjectField, ...windowFields }).transform((typed, context) => {
  const window = readWindow(typed, context)
  return { subject: typed.subject, window }
})

/** Lập báo cáo: a draft for a plan or a body in a window, with the facts already written in; what they mean is left blank. */
export const writeReport = act({
  name: 'reports.write-report',
  may: 'write reports',
  parse: parsed.parse,
  async run({ tx, actor, now, today, audit }, { subject: chosen, window }) {
    const subject =
      chosen.kind === 'plan' ? await loadPlanSubject(tx, actor, chosen.id) : await loadBodySubject(tx, actor, chosen.id)
    const scope = { bodyId: subject.body.id, planId: subject.plan?.id ?? null, from: window.from, to: window.to }
    const count = await loadCount(tx, scope, today)
    const report = draftOf(subject, window, count, personIdOf(actor))
    await addReport(tx, report, now)
    await addReportEvent(tx, { reportId: report.id, kind: 'written', personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'report',
      subjectId: report.id,
      bodyId: report.bodyId,
      before: null,
      after: { state: report.state, planId: report.planId, ...window, title: report.paper.title },
    })
    return report
  },
})

function draftOf(subject: ReportSubject, window: ReportingWindow, count: ReportCount, by: string): Report {
  return {
    id: newId(),
    bodyId: subject.body.id,
    planId: subject.plan?.id ?? null,
    window,
    paper: {
      title: titleFor(window, subject.plan),
      symbol: symbolOf(officialForm.abbreviations['Báo cáo'], subject.body) ?? '',
      placeName: subject.placeName,
      recipients: recipientsFor(subject),
      signsAs: 'head',
      headPosition: collectiveOf(subject.body) === null ? '' : 'Chủ tịch',
      position: collectiveOf(subject.body) === null ? '' : 'Chủ tịch',
      signer: '',
      results: resultLines(count),
      shortcomings: shortcomingLines(count),
      causes: '',
      proposals: '',
    },
    state: 'draft',
    writerIds: [by],
    version: 0,
    countedOn: null,
    fileId: null,
    sha256: null,
    submittedAt: null,
    issuedBy: null,
    issuedAt: null,
  }
}

/** Whom a report usually goes to: the superior, and the archive. The officer adds the rest. */
function recipientsFor({ parent }: ReportSubject): string[] {
  return [...(parent === null ? [] : [parent.name]), 'Lưu: VT']
}
