import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'
import type { Correction, PlanDraft } from '#domains/plans/plan-draft.ts'
import type { DraftReport } from '#domains/plans/reports/report-draft.ts'

export const refusals = {
  noSuchReport: new Refusal(404, 'Không có báo cáo này trong bản nháp. Hãy tải lại trang.'),
}

export type ReportFields = Pick<DraftReport, 'text' | 'who' | 'to' | 'time'>
type Corrected = { draft: PlanDraft; corrections: Correction[] }

/** A body whose name stands as it stood stays the one that was found for it. */
export function correctReport(draft: PlanDraft, key: string, fields: ReportFields): Corrected {
  const report = reportOf(draft, key)
  const who = fields.who.map(
    (body) => report.who.find((known) => known.written === body.written && known.bodyIds.length > 0) ?? body,
  )
  const corrected = { ...report, ...fields, who, text: tidy(fields.text), time: tidy(fields.time) }
  const names = ['text', 'who', 'to', 'time'] as const
  return {
    draft: withReport(draft, corrected),
    corrections: names
      .filter((name) => JSON.stringify(report[name]) !== JSON.stringify(corrected[name]))
      .map((name) => ({
        taskKey: key,
        field: `report.${name}`,
        readValue: report[name],
        correctedValue: corrected[name],
      })),
  }
}

export function openOrLeaveOut(draft: PlanDraft, key: string, to: 'opened' | 'left-out'): Corrected {
  const report = reportOf(draft, key)
  const leftOut = to === 'left-out'
  return {
    draft: withReport(draft, { ...report, leftOut }),
    corrections: [{ taskKey: key, field: 'report.leftOut', readValue: report.leftOut, correctedValue: leftOut }],
  }
}

function reportOf(draft: PlanDraft, key: string): DraftReport {
  const report = draft.reports?.find((one) => one.key === key)
  if (report === undefined) throw refusals.noSuchReport
  return report
}

function withReport(draft: PlanDraft, report: DraftReport): PlanDraft {
  return { ...draft, reports: (draft.reports ?? []).map((one) => (one.key === report.key ? report : one)) }
}
