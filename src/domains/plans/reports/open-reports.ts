/** Mở báo cáo: what each duty to report becomes when the plan is adopted, shown before it is done. */
import type { Day } from '#base/day.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import type { DraftTask } from '#domains/plans/plan-draft.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { DraftReport } from '#domains/plans/reports/report-draft.ts'
import { isEndless, openReport, type ReportFrame } from '#domains/plans/reports/report-times.ts'

export type OpenedReport = {
  task: DraftTask
  /** The body that answers for it; null: the issuer. */
  holderBodyId: string | null
  obligations: OpenedObligation[]
  /** Which of the draft's reports it comes from. */
  reportIndex: number
}

/** A duty of more bodies than this is one task of all of them. */
export const reportBodiesMax = 200
/** Beyond so many tasks in one plan, a further duty is one task whatever its bodies. */
export const reportTasksMax = 3_000

/** A duty of many bodies is one task a body; one on request stays together, for it is asked for together. */
export function openReports(reports: readonly DraftReport[], frame: ReportFrame): OpenedReport[] {
  const opened: OpenedReport[] = []
  for (const [reportIndex, report] of reports.entries()) {
    const obligations = report.leftOut ? [] : openReport(report.time, frame)
    if (obligations.length === 0) continue
    const bodyIds = [...new Set(report.who.flatMap((body) => body.bodyIds))]
    const isApart =
      obligations[0]!.kind !== 'on-request' &&
      bodyIds.length <= reportBodiesMax &&
      opened.length + bodyIds.length <= reportTasksMax
    const task = taskOf(report, reportIndex, obligations, frame)
    if (!isApart || bodyIds.length < 2)
      opened.push({ task, holderBodyId: bodyIds.length === 1 ? bodyIds[0]! : null, obligations, reportIndex })
    else
      for (const [index, bodyId] of bodyIds.entries())
        opened.push({
          task: { ...task, key: `${task.key}-${index + 1}`, leads: ownPart(report, bodyId) },
          holderBodyId: bodyId,
          obligations,
          reportIndex,
        })
  }
  return opened
}

/** The words in which the plan names this one body, standing for it alone. */
function ownPart(report: DraftReport, bodyId: string) {
  return report.who.filter((body) => body.bodyIds.includes(bodyId)).map((body) => ({ ...body, bodyIds: [bodyId] }))
}

function taskOf(
  report: DraftReport,
  reportIndex: number,
  obligations: readonly OpenedObligation[],
  frame: ReportFrame,
): DraftTask {
  return {
    key: report.key,
    readIndex: null,
    path: `BC ${reportIndex + 1}`,
    text: report.text,
    leads: report.who,
    partners: [],
    time: timeOf(report, obligations, frame),
    outputs: [],
    dropped: false,
    sources: { text: report.source },
  }
}

function timeOf({ time }: DraftReport, obligations: readonly OpenedObligation[], frame: ReportFrame): TimeReading {
  if (obligations[0]!.kind === 'on-request')
    return { raw: time, basis: 'on-request', start: null, end: null, every: null }
  if (isEndless(time, frame)) return { raw: time, basis: 'fixed', start: frame.issuedOn, end: null, every: 'year' }
  const days = obligations.flatMap(({ dueDay }) => dueDay ?? []).sort()
  const starts: Day[] = obligations.flatMap(({ startDay }) => startDay ?? []).sort()
  return { raw: time, basis: 'fixed', start: starts[0] ?? null, end: days.at(-1) ?? null, every: null }
}
