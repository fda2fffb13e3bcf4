/** Chỗ cần xem: what the officer must look at before adopting, doubts of tasks in their order. */
import { showDay } from '#base/day.ts'
import { tidy } from '#base/vietnamese.ts'
import { type DraftTask, type PlanDraft, periodOf } from '#domains/plans/plan-draft.ts'
import type { Finding, PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { openReport } from '#domains/plans/reports/report-times.ts'

/** A thing that the officer must look at before adopting, doubts of tasks in their order. */
export type Doubt = { key: string; taskKey: string | null; sentence: string; quote: string | null; settled: boolean }

/** Everything to look at, in the order of the document: findings of the reader, then bodies that were not found. */
export function doubtsOf(draft: PlanDraft, reading: Pick<PlanReading, 'findings'>): Doubt[] {
  const settled = new Set(draft.settled)
  const doubts: Doubt[] = []
  reading.findings.forEach((finding, index) => {
    const task = finding.task === undefined ? undefined : draft.tasks.find((one) => one.readIndex === finding.task)
    if (finding.task !== undefined && (task === undefined || task.dropped)) return
    const key = `finding-${index}`
    doubts.push({
      key,
      taskKey: task?.key ?? null,
      sentence: finding.message,
      quote: finding.quote,
      settled: settled.has(key) || isMended(finding, task, draft),
    })
  })
  for (const task of draft.tasks.filter((one) => !one.dropped))
    for (const [part, bodies] of [
      ['lead', task.leads],
      ['partner', task.partners],
    ] as const)
      for (const body of bodies.filter((one) => one.how === 'none')) {
        const key = `body-${task.key}-${part}-${tidy(body.written).slice(0, 500).trimEnd()}` // as a form field gives it back
        doubts.push({
          key,
          taskKey: task.key,
          sentence: `«${body.written}»: ${body.why}`,
          quote: body.written,
          settled: settled.has(key),
        })
      }
  doubts.push(...reportDoubts(draft, settled))
  const order = new Map(draft.tasks.map((task, index) => [task.key, index]))
  return doubts.sort((one, other) => placeOf(one, order) - placeOf(other, order))
}

/** Who must report is not known, or the day lies outside what the plan covers: of reports that will be opened. */
function reportDoubts(draft: PlanDraft, settled: ReadonlySet<string>): Doubt[] {
  const period = periodOf(draft.header)
  return (draft.reports ?? []).flatMap((report) => {
    const opened = report.leftOut ? [] : openReport(report.time, { period, issuedOn: null, horizon: '0000-01-01' })
    if (opened.length === 0) return []
    const outside = opened.find(
      ({ dueDay }) => period !== null && dueDay !== null && (dueDay < period.start || dueDay > period.end),
    )
    const sentences: [string, string][] = []
    if (report.who.every((body) => body.bodyIds.length === 0))
      sentences.push([
        'who',
        `Chưa rõ cơ quan nào phải gửi «${report.text}»; nếu để nguyên, cơ quan ban hành giữ việc này.`,
      ])
    if (outside !== undefined)
      sentences.push(['time', `Hạn ${showDay(outside.dueDay!)} của «${report.text}» nằm ngoài kỳ của kế hoạch.`])
    return sentences.map(([about, sentence]) => {
      const key = `report-${report.key}-${about}`
      return { key, taskKey: null, sentence, quote: report.source.text, settled: settled.has(key) }
    })
  })
}

/** The officer filled in what the reader found missing. */
function isMended(finding: Finding, task: DraftTask | undefined, draft: PlanDraft): boolean {
  switch (finding.code) {
    case 'task-without-lead':
      return (task?.leads.length ?? 0) > 0
    case 'task-without-time':
      return (task?.time ?? null) !== null
    case 'number-missing':
      return (draft.header.number ?? '') !== ''
    case 'date-incomplete':
      return draft.header.date?.length === 10
    case 'signer-missing':
      return (draft.header.signerName ?? '') !== ''
    default:
      return false
  }
}

function placeOf(doubt: Doubt, order: Map<string, number>): number {
  return doubt.taskKey === null ? -1 : (order.get(doubt.taskKey) ?? 0)
}
