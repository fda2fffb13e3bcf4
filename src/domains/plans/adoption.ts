/**
 * Nhập kế hoạch: the draft, as corrected, becomes a plan with tasks and dated obligations. Pure: what is to be written,
 * with ids; the act writes it in one transaction.
 */
import { type Day, dayOf, isDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { capitalise, fold } from '#base/vietnamese.ts'
import { type ComparableTask, comparePlans } from '#domains/plans/compare-plans.ts'
import { outputNames } from '#domains/plans/evidence.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import { horizonOf, openObligations } from '#domains/plans/open-obligations.ts'
import { checkAdoptable, type DraftBody, type DraftTask, type PlanDraft, periodOf } from '#domains/plans/plan-draft.ts'
import type { PlanReading, ReportingReading } from '#domains/plans/plan-reader/plan-reading.ts'

export type Adoption = {
  plan: {
    id: string
    number: string | null
    symbol: string | null
    title: string
    issuedText: string | null
    issuedOn: Day | null
    period: { start: Day; end: Day } | null
    signerName: string | null
    folded: string
  }
  tasks: AdoptedTask[]
  reporting: (ReportingReading & { id: string; dueOn: Day | null })[]
  /** Tasks that go on with an earlier one and differ from it; tasks that go on with none. */
  changedTaskIds: string[]
  addedTaskIds: string[]
  /** Earlier tasks that nothing in the amended plan goes on with. */
  droppedTaskIds: string[]
}

export type AdoptedTask = {
  id: string
  draft: DraftTask
  position: number
  folded: string
  leadBodyIds: string[]
  partnerBodyIds: string[]
  obligations: (OpenedObligation & { id: string })[]
  continuesTaskId: string | null
}

/** Throws a Refusal when there is nothing to adopt. `earlier` are the tasks of the plan that this one amends. */
export function adopt(
  draft: PlanDraft,
  reading: Pick<PlanReading, 'reporting'>,
  today: Day,
  earlier: ComparableTask[] = [],
): Adoption {
  checkAdoptable(draft)
  const { header } = draft
  const period = periodOf(header)
  const kept = draft.tasks.filter((task) => !task.dropped)
  const comparison = comparePlans(earlier, kept.map(comparable))
  const continued = new Map(
    [...comparison.changed, ...comparison.unchanged].map((pair) => [pair.after.id, pair.before.id]),
  )
  const horizon = horizonOf(today)
  const changed = new Set(comparison.changed.map((pair) => pair.after.id))
  const tasks = kept.map((task, position) => ({
    id: newId(),
    draft: task,
    position,
    folded: fold([task.path, task.text, ...task.leads.map(nameOf), ...task.outputs].join(' ')),
    leadBodyIds: idsOf(task.leads),
    partnerBodyIds: idsOf(task.partners).filter((id) => !idsOf(task.leads).includes(id)),
    obligations: openObligations(task.time, period, horizon).map((one) => ({
      ...one,
      label: capitalise(one.label),
      id: newId(),
    })),
    continuesTaskId: continued.get(task.key) ?? null,
  }))
  return {
    plan: {
      id: newId(),
      number: header.number,
      symbol: header.symbol,
      title: header.title!.trim(),
      issuedText: header.date,
      issuedOn: header.date !== null && isDay(header.date) ? header.date : null,
      period,
      signerName: header.signerName,
      folded: fold(`${header.number ?? ''} ${header.title ?? ''}`),
    },
    tasks,
    reporting: reading.reporting.map((duty) => ({ ...duty, id: newId(), dueOn: dueDayOf(duty.due, period) })),
    changedTaskIds: tasks.filter(({ draft }) => changed.has(draft.key)).map(({ id }) => id),
    addedTaskIds: tasks.filter(({ continuesTaskId }) => continuesTaskId === null).map(({ id }) => id),
    droppedTaskIds: comparison.dropped.map((task) => task.id),
  }
}

/** What of a draft's task can differ between two versions of a plan. */
export function comparable(task: DraftTask): ComparableTask {
  return {
    id: task.key,
    path: task.path,
    text: task.text,
    leads: task.leads.map(nameOf),
    partners: task.partners.map(nameOf),
    timeRaw: task.time?.raw ?? null,
    outputs: outputNames(task.outputs),
  }
}

function nameOf(body: DraftBody): string {
  return body.written
}

function idsOf(bodies: readonly DraftBody[]): string[] {
  return [...new Set(bodies.flatMap((body) => body.bodyIds))]
}

/** «15/5/2026» is a day; «15/5» is one in a plan of a single year; anything else stays as written. */
function dueDayOf(due: string | null, period: { start: Day; end: Day } | null): Day | null {
  const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(due ?? '')
  if (match === null) return null
  const year =
    match[3] ??
    (period !== null && period.start.slice(0, 4) === period.end.slice(0, 4) ? period.start.slice(0, 4) : undefined)
  return year === undefined ? null : (dayOf(Number(year), Number(match[2]), Number(match[1])) ?? null)
}
