/**
 * Nhập kế hoạch: the draft, as corrected, becomes a plan with tasks and dated obligations. Pure: what is to be written,
 * with ids; the act writes it in one transaction.
 */
import { type Day, isDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { capitalise, fold } from '#base/vietnamese.ts'
import { type AmendsHow, amendingOf } from '#domains/plans/changes/amending.ts'
import { type ComparableTask, type Comparison, comparePlans } from '#domains/plans/compare-plans.ts'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import { outputNames } from '#domains/plans/evidence.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import { horizonOf, openObligations } from '#domains/plans/open-obligations.ts'
import { checkAdoptable, type DraftTask, type PlanDraft, periodOf } from '#domains/plans/plan-draft.ts'
import { openReports } from '#domains/plans/reports/open-reports.ts'
import type { DraftReport } from '#domains/plans/reports/report-draft.ts'
import { openReport, type ReportFrame } from '#domains/plans/reports/report-times.ts'
import type { TaskKind } from '#domains/plans/task.ts'

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
    amendsHow: AmendsHow
  }
  tasks: AdoptedTask[]
  /** Earlier tasks that a partial amendment leaves in force: copied as they are. */
  kept: { id: string; earlierId: string; position: number }[]
  origins: { taskId: string; earlierTaskId: string; how: 'joined' | 'divided' }[]
  reporting: (DraftReport & { id: string; dueOn: Day | null })[]
  /** Tasks that go on with an earlier one and differ from it; tasks that go on with none. */
  changedTaskIds: string[]
  addedTaskIds: string[]
  /** Earlier tasks that nothing in the amended plan goes on with. */
  droppedTaskIds: string[]
}

export type AdoptedTask = {
  id: string
  kind: TaskKind
  draft: DraftTask
  position: number
  folded: string
  leadBodyIds: string[]
  partnerBodyIds: string[]
  obligations: (OpenedObligation & { id: string })[]
  continuesTaskId: string | null
  /** null: the issuer answers for it. */
  holderBodyId: string | null
  reportingId: string | null
}

/** Throws a Refusal when there is nothing to adopt. `earlier` are the tasks of the plan that this one amends. */
export function adopt(draft: PlanDraft, today: Day, earlier: ComparableTask[] = []): Adoption {
  checkAdoptable(draft)
  const { header } = draft
  const frame = reportFrameOf(draft, today)
  const reporting = (draft.reports ?? []).map((report) => ({ ...report, id: newId(), dueOn: onlyDayOf(report, frame) }))
  const found = [...workOf(draft, frame), ...reportsOf(draft, frame, reporting)]
  const comparison = compareDraft(draft, earlier, today)
  const order = inOrder(found, comparison, earlier)
  const idOf = new Map(order.map((key) => [key, newId()]))
  const positionOf = new Map(order.map((key, position) => [key, position]))
  const continued = new Map(
    [...comparison.changed, ...comparison.unchanged].map((pair) => [pair.after.id, pair.before.id]),
  )
  const tasks = found
    .map((task) => adopted(task, idOf.get(task.draft.key)!, positionOf.get(task.draft.key)!, continued))
    .sort((one, other) => one.position - other.position)
  const changed = new Set(comparison.changed.map((pair) => pair.after.id))
  return {
    plan: {
      id: newId(),
      number: header.number,
      symbol: header.symbol,
      title: header.title!.trim(),
      issuedText: header.date,
      issuedOn: frame.issuedOn,
      period: frame.period,
      signerName: header.signerName,
      folded: fold(`${header.number ?? ''} ${header.title ?? ''}`),
      amendsHow: amendingOf(draft).how,
    },
    tasks,
    kept: comparison.kept.map(({ id }) => ({ id: idOf.get(id)!, earlierId: id, position: positionOf.get(id)! })),
    origins: [
      ...comparison.joined.map((one) => originOf(one, 'joined' as const, idOf)),
      ...comparison.divided.map((one) => originOf(one, 'divided' as const, idOf)),
    ],
    reporting,
    changedTaskIds: tasks.filter((task) => changed.has(task.draft.key)).map(({ id }) => id),
    addedTaskIds: tasks.filter(({ continuesTaskId }) => continuesTaskId === null).map(({ id }) => id),
    droppedTaskIds: [...comparison.dropped, ...comparison.joined.map(({ before }) => before)].map(({ id }) => id),
  }
}

/** The draft against the earlier plan, as the officer sees it before adopting and as it is then written. */
export function compareDraft(draft: PlanDraft, earlier: ComparableTask[], today: Day): Comparison {
  const frame = reportFrameOf(draft, today)
  const after = [...workOf(draft, frame), ...reportsOf(draft, frame, [])]
  return comparePlans(
    earlier,
    after.map(({ draft: task, kind }) => comparable(task, kind)),
    amendingOf(draft),
  )
}

/** What the words of the draft's reports are measured against. */
export function reportFrameOf({ header }: PlanDraft, today: Day): ReportFrame {
  return {
    period: periodOf(header),
    issuedOn: header.date !== null && isDay(header.date) ? header.date : null,
    horizon: horizonOf(today),
  }
}

type Found = Pick<AdoptedTask, 'kind' | 'draft' | 'holderBodyId' | 'reportingId'> & { opened: OpenedObligation[] }

function workOf(draft: PlanDraft, { period, horizon }: ReportFrame): Found[] {
  return draft.tasks
    .filter((task) => !task.dropped)
    .map((task) => ({
      kind: 'work',
      draft: task,
      holderBodyId: null,
      reportingId: null,
      opened: openObligations(task.time, period, horizon),
    }))
}

function reportsOf(draft: PlanDraft, frame: ReportFrame, kept: readonly { id: string }[]): Found[] {
  return openReports(draft.reports ?? [], frame).map(({ task, holderBodyId, obligations, reportIndex }) => ({
    kind: 'report',
    draft: task,
    holderBodyId,
    reportingId: kept[reportIndex]?.id ?? null,
    opened: obligations,
  }))
}

/** Keys of new tasks and ids of kept ones: the order of the document; with a partial amendment that of the earlier plan. */
function inOrder(found: readonly Found[], comparison: Comparison, earlier: readonly ComparableTask[]): string[] {
  const keys = found.map(({ draft }) => draft.key)
  if (comparison.kept.length === 0) return keys
  const later = new Map([...comparison.changed, ...comparison.unchanged].map((pair) => [pair.before.id, pair.after.id]))
  const kept = new Set(comparison.kept.map(({ id }) => id))
  const first = earlier.flatMap(({ id }) => later.get(id) ?? (kept.has(id) ? id : []))
  const placed = new Set(first)
  return [...first, ...keys.filter((key) => !placed.has(key))]
}

function adopted(
  { kind, draft, holderBodyId, reportingId, opened }: Found,
  id: string,
  position: number,
  continued: ReadonlyMap<string, string>,
): AdoptedTask {
  const leadBodyIds = idsOf(draft.leads)
  return {
    id,
    kind,
    draft,
    position,
    folded: fold([draft.path, draft.text, ...draft.leads.map(nameOf), ...draft.outputs].join(' ')),
    leadBodyIds,
    partnerBodyIds: idsOf(draft.partners).filter((bodyId) => !leadBodyIds.includes(bodyId)),
    obligations: opened.map((one) => ({ ...one, label: capitalise(one.label), id: newId() })),
    continuesTaskId: continued.get(draft.key) ?? null,
    holderBodyId,
    reportingId,
  }
}

function originOf(
  { before, after }: { before: ComparableTask; after: ComparableTask },
  how: 'joined' | 'divided',
  idOf: ReadonlyMap<string, string>,
) {
  return { taskId: idOf.get(after.id)!, earlierTaskId: before.id, how }
}

/** What of a draft's task can differ between two versions of a plan. */
function comparable(task: DraftTask, kind: TaskKind): ComparableTask {
  return {
    id: task.key,
    kind,
    path: task.path,
    text: task.text,
    leads: task.leads.map(nameOf),
    leadBodyIds: idsOf(task.leads),
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

/** The day of a duty that has one deadline, for the list of duties. */
function onlyDayOf({ time }: DraftReport, frame: ReportFrame): Day | null {
  const opened = openReport(time, frame)
  return opened.length === 1 ? opened[0]!.dueDay : null
}
