/**
 * Bản nháp kế hoạch: what was read, as the officer corrects it before adopting. The reading itself never changes; each
 * correction is a value that can be kept beside what was read.
 */

import { type Day, isDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'
import { type Amending, amendingOf } from '#domains/plans/changes/amending.ts'
import type { DraftBody, Resolve } from '#domains/plans/draft-body.ts'
import type { PlanReading, TaskReading, TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { type DraftReport, draftReports } from '#domains/plans/reports/report-draft.ts'
import type { Excerpt } from '#engines/documents/document.ts'

export type PlanDraft = {
  header: DraftHeader
  tasks: DraftTask[]
  /** Reports that the plan asks for; absent in a draft that is older than they are. */
  reports?: DraftReport[]
  /** Keys of doubts that the officer has looked at and left as they are. */
  settled: string[]
  /** Of an amending plan, as the officer said; absent: as its title proposes. */
  amends?: Amending
  /** The next task key's number. */
  nextKey: number
}

export type DraftHeader = {
  number: string | null
  symbol: string | null
  title: string | null
  issuer: string | null
  date: string | null
  periodStart: string | null
  periodEnd: string | null
  signerName: string | null
}

export type DraftTask = {
  key: string
  /** Index into the reading's tasks; null for one that the officer added. Parts of a split task share it. */
  readIndex: number | null
  path: string
  text: string
  leads: DraftBody[]
  partners: DraftBody[]
  time: TimeReading | null
  outputs: string[]
  dropped: boolean
  sources: Record<string, Excerpt>
}

/** One correction, as kept beside what was read. */
export type Correction = { taskKey: string | null; field: string; readValue: unknown; correctedValue: unknown }

export const refusals = {
  noSuchTask: new Refusal(
    404,
    'Không có nhiệm vụ này trong bản nháp. Có thể người khác vừa tách hoặc ghép; hãy tải lại trang.',
  ),
  noSuchDoubt: new Refusal(
    404,
    'Không còn chỗ cần xem này trong bản nháp. Có thể người khác vừa sửa; hãy tải lại trang.',
  ),
  textMissing: new Refusal(
    422,
    'Nội dung nhiệm vụ không được để trống. Nếu không phải là nhiệm vụ, hãy chọn «Bỏ nhiệm vụ».',
  ),
  splitNothing: new Refusal(422, 'Hãy ghi mỗi nhiệm vụ trên một dòng, từ hai dòng trở lên, để tách.'),
  mergeLast: new Refusal(422, 'Đây là nhiệm vụ cuối, không có nhiệm vụ sau để ghép vào.'),
  nothingToAdopt: new Refusal(
    422,
    'Kế hoạch chưa có nhiệm vụ nào để nhập. Hãy thêm nhiệm vụ hoặc phục hồi nhiệm vụ đã bỏ.',
  ),
  titleMissing: new Refusal(422, 'Kế hoạch chưa có trích yếu. Hãy ghi trích yếu ở phần «Thông tin chung».'),
  tooManyTasks: new Refusal(
    422,
    'Một kế hoạch chứa nhiều nhất 2.000 nhiệm vụ. Hãy tách tài liệu thành nhiều kế hoạch.',
  ),
}

export const tasksMax = 2_000

export function draftOf(reading: PlanReading, resolve: Resolve): PlanDraft {
  const { number, symbol, title, issuer, date, period, signer } = reading
  return {
    header: {
      number,
      symbol,
      title,
      issuer,
      date,
      periodStart: period?.start ?? null,
      periodEnd: period?.end ?? null,
      signerName: signer?.name ?? null,
    },
    tasks: reading.tasks.map((task, index) => draftTask(task, index, resolve)),
    reports: draftReports(reading, resolve),
    settled: [],
    nextKey: reading.tasks.length + 1,
  }
}

function draftTask(task: TaskReading, index: number, resolve: Resolve): DraftTask {
  return {
    key: `t${index + 1}`,
    readIndex: index,
    path: task.path,
    text: task.text,
    leads: task.lead.map(resolve),
    partners: task.coordinate.map(resolve),
    time: task.time,
    outputs: task.outputs,
    dropped: false,
    sources: task.sources,
  }
}

export type TaskFields = Pick<DraftTask, 'path' | 'text' | 'leads' | 'partners' | 'time' | 'outputs'>

/** Sets fields of one task; what changed comes back as corrections against what was read. */
export function correctTask(
  draft: PlanDraft,
  key: string,
  fields: TaskFields,
): { draft: PlanDraft; corrections: Correction[] } {
  const task = taskOf(draft, key)
  const corrected: DraftTask = { ...task, ...fields, text: tidy(fields.text), path: tidy(fields.path) }
  if (corrected.text === '') throw refusals.textMissing
  const names = Object.keys(fields) as (keyof TaskFields)[]
  const corrections = names
    .filter((name) => !isSame(task[name], corrected[name]))
    .map((name) => ({ taskKey: key, field: name, readValue: task[name], correctedValue: corrected[name] }))
  return { draft: replace(draft, key, [corrected]), corrections }
}

export function correctHeader(draft: PlanDraft, header: DraftHeader): { draft: PlanDraft; corrections: Correction[] } {
  const names = Object.keys(header) as (keyof DraftHeader)[]
  const corrections = names
    .filter((name) => draft.header[name] !== header[name])
    .map((name) => ({ taskKey: null, field: name, readValue: draft.header[name], correctedValue: header[name] }))
  return { draft: { ...draft, header }, corrections }
}

/** One task becomes several: a text a line; every part keeps the bodies, the time and the place in the source. */
export function splitTask(
  draft: PlanDraft,
  key: string,
  texts: readonly string[],
): { draft: PlanDraft; corrections: Correction[] } {
  const parts = texts.map(tidy).filter((text) => text !== '')
  if (parts.length < 2) throw refusals.splitNothing
  const task = taskOf(draft, key)
  const made = parts.map((text, index) => ({ ...task, text, key: index === 0 ? key : `t${draft.nextKey + index - 1}` }))
  const grown = withinLimit({ ...replace(draft, key, made), nextKey: draft.nextKey + parts.length - 1 })
  return { draft: grown, corrections: [{ taskKey: key, field: 'split', readValue: task.text, correctedValue: parts }] }
}

/** Joins a task with the next one that was not dropped: texts, bodies and outputs together, the first one's time. */
export function mergeWithNext(draft: PlanDraft, key: string): { draft: PlanDraft; corrections: Correction[] } {
  const task = taskOf(draft, key)
  const following = draft.tasks.slice(draft.tasks.indexOf(task) + 1).find((one) => !one.dropped)
  if (following === undefined) throw refusals.mergeLast
  const merged: DraftTask = {
    ...task,
    text: `${task.text} ${following.text}`,
    leads: union(task.leads, following.leads),
    partners: union(task.partners, following.partners),
    time: task.time ?? following.time,
    outputs: [...new Set([...task.outputs, ...following.outputs])],
  }
  const shorter = replace(replace(draft, key, [merged]), following.key, [])
  return {
    draft: shorter,
    corrections: [
      { taskKey: key, field: 'merge', readValue: [task.text, following.text], correctedValue: merged.text },
    ],
  }
}

export function dropTask(draft: PlanDraft, key: string): { draft: PlanDraft; corrections: Correction[] } {
  const task = taskOf(draft, key)
  return {
    draft: replace(draft, key, [{ ...task, dropped: true }]),
    corrections: [{ taskKey: key, field: 'dropped', readValue: task.dropped, correctedValue: true }],
  }
}

export function restoreTask(draft: PlanDraft, key: string): { draft: PlanDraft; corrections: Correction[] } {
  const task = taskOf(draft, key)
  return {
    draft: replace(draft, key, [{ ...task, dropped: false }]),
    corrections: [{ taskKey: key, field: 'dropped', readValue: task.dropped, correctedValue: false }],
  }
}

/** A task that the reader missed, after the given one (or at the end). */
export function addTask(
  draft: PlanDraft,
  afterKey: string | null,
  fields: TaskFields,
): { draft: PlanDraft; corrections: Correction[] } {
  const text = tidy(fields.text)
  if (text === '') throw refusals.textMissing
  const task: DraftTask = { ...fields, text, key: `t${draft.nextKey}`, readIndex: null, dropped: false, sources: {} }
  const at = afterKey === null ? draft.tasks.length : draft.tasks.indexOf(taskOf(draft, afterKey)) + 1
  const tasks = [...draft.tasks.slice(0, at), task, ...draft.tasks.slice(at)]
  return {
    draft: withinLimit({ ...draft, tasks, nextKey: draft.nextKey + 1 }),
    corrections: [{ taskKey: task.key, field: 'added', readValue: null, correctedValue: text }],
  }
}

/** Whether the plan takes the place of the whole earlier one, and which unnamed tasks end. */
export function chooseAmending(draft: PlanDraft, amends: Amending): { draft: PlanDraft; corrections: Correction[] } {
  const readValue = amendingOf(draft)
  return {
    draft: { ...draft, amends },
    corrections: isSame(readValue, amends)
      ? []
      : [{ taskKey: null, field: 'amends', readValue, correctedValue: amends }],
  }
}

export function settleDoubt(draft: PlanDraft, doubtKey: string): PlanDraft {
  return draft.settled.includes(doubtKey) ? draft : { ...draft, settled: [...draft.settled, doubtKey] }
}

/** What the plan covers, when both its days are known and in order. */
export function periodOf({ periodStart: start, periodEnd: end }: DraftHeader): { start: Day; end: Day } | null {
  return start !== null && end !== null && isDay(start) && isDay(end) && start <= end ? { start, end } : null
}

/** What stops an adoption; doubts do not, they are the officer's to weigh. */
export function checkAdoptable(draft: PlanDraft): void {
  if (draft.header.title === null || draft.header.title.trim() === '') throw refusals.titleMissing
  if (draft.tasks.every((task) => task.dropped)) throw refusals.nothingToAdopt
}

function taskOf(draft: PlanDraft, key: string): DraftTask {
  const task = draft.tasks.find((one) => one.key === key)
  if (task === undefined) throw refusals.noSuchTask
  return task
}

function replace(draft: PlanDraft, key: string, by: DraftTask[]): PlanDraft {
  return { ...draft, tasks: draft.tasks.flatMap((task) => (task.key === key ? by : [task])) }
}

function union(one: DraftBody[], other: DraftBody[]): DraftBody[] {
  return [...one, ...other.filter((body) => !one.some((known) => known.written === body.written))]
}

/** Regardless of the order of keys, which a stored draft does not keep. */
function isSame(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other)
}

function inOrder(value: unknown): string {
  const sorted = (_: string, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part
  return JSON.stringify(value, sorted)
}

function withinLimit(draft: PlanDraft): PlanDraft {
  if (draft.tasks.length > tasksMax) throw refusals.tooManyTasks
  return draft
}
