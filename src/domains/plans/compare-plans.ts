/**
 * So sánh kế hoạch sửa đổi với kế hoạch trước: which tasks are new, which changed, which are gone, which stay in force
 * without being named. Pairs by likeness of words first, so that renumbering alone is no change.
 */
import { fold } from '#base/vietnamese.ts'
import { type Amending, replacing } from '#domains/plans/changes/amending.ts'
import type { TaskKind } from '#domains/plans/task.ts'

export type ComparableTask = {
  id: string
  kind: TaskKind
  path: string
  text: string
  leads: string[]
  /** Of a report, who owes it: it goes on with that body's alone. */
  leadBodyIds: string[]
  partners: string[]
  timeRaw: string | null
  outputs: string[]
}

export type Comparison = {
  added: ComparableTask[]
  dropped: ComparableTask[]
  changed: {
    before: ComparableTask
    after: ComparableTask
    fields: ('text' | 'leads' | 'partners' | 'timeRaw' | 'outputs')[]
  }[]
  unchanged: { before: ComparableTask; after: ComparableTask }[]
  /** Not named again, and in force all the same. */
  kept: ComparableTask[]
  /** Their words went into a task that goes on with another one. */
  joined: { before: ComparableTask; after: ComparableTask }[]
  /** New, with words that were part of an earlier task. */
  divided: { before: ComparableTask; after: ComparableTask }[]
}

/** Below this share of common words two tasks are different work. */
const likenessMin = 0.6

export function comparePlans(
  before: readonly ComparableTask[],
  after: readonly ComparableTask[],
  amending: Amending = replacing,
): Comparison {
  const pairs = pairTasks(before, after)
  const pairedBefore = new Set(pairs.map((pair) => pair.before))
  const pairedAfter = new Set(pairs.map((pair) => pair.after))
  const judged = pairs.map((pair) => ({ ...pair, fields: changedFields(pair.before, pair.after) }))
  const added = after.filter((task) => !pairedAfter.has(task))
  const left = before.filter((task) => !pairedBefore.has(task))
  const joined = partsOf(left, [...pairedAfter]).map(({ part, whole }) => ({ before: part, after: whole }))
  const gone = left.filter((task) => !joined.some((one) => one.before === task))
  const isKept = (task: ComparableTask) => amending.how === 'partial' && !amending.endedTaskIds.includes(task.id)
  return {
    added,
    dropped: gone.filter((task) => !isKept(task)),
    kept: gone.filter(isKept),
    joined,
    divided: partsOf(added, [...pairedBefore]).map(({ part, whole }) => ({ before: whole, after: part })),
    changed: judged.filter((pair) => pair.fields.length > 0),
    unchanged: judged.filter((pair) => pair.fields.length === 0).map(({ before, after }) => ({ before, after })),
  }
}

/** The most alike pair first; among equals the same path, then the order of the document. */
function pairTasks(before: readonly ComparableTask[], after: readonly ComparableTask[]) {
  const bagsAfter = after.map((task) => bagOf(task.text))
  const candidates: { before: ComparableTask; after: ComparableTask; score: number }[] = []
  for (const earlier of before) {
    const bag = bagOf(earlier.text)
    after.forEach((later, index) => {
      if (!mayPair(earlier, later)) return
      const score = likeness(bag, bagsAfter[index]!)
      if (score >= likenessMin)
        candidates.push({ before: earlier, after: later, score: score + (earlier.path === later.path ? 0.001 : 0) })
    })
  }
  candidates.sort((one, other) => other.score - one.score)
  const takenBefore = new Set<ComparableTask>()
  const takenAfter = new Set<ComparableTask>()
  return candidates.filter((pair) => {
    if (takenBefore.has(pair.before) || takenAfter.has(pair.after)) return false
    takenBefore.add(pair.before)
    takenAfter.add(pair.after)
    return true
  })
}

/** A report goes on with the same body's report alone: each body owes its own. */
function mayPair(earlier: ComparableTask, later: ComparableTask): boolean {
  return earlier.kind === later.kind && (later.kind === 'work' || isOfSameBody(earlier, later))
}

function isOfSameBody({ leadBodyIds: earlier }: ComparableTask, { leadBodyIds: later }: ComparableTask): boolean {
  return earlier.length + later.length === 0 || earlier.some((id) => later.includes(id))
}

/** This share of a task's words found in another one makes it a part of that. */
const containedMin = 0.8
/** Fewer words stand in many tasks by chance. */
const partWordsMin = 4

/** Which of some tasks are parts of which others, by their words; each of one, the first that holds most of it. */
function partsOf(parts: readonly ComparableTask[], wholes: readonly ComparableTask[]) {
  const bags = wholes.map((whole) => bagOf(whole.text))
  return parts.flatMap((part) => {
    const bag = bagOf(part.text)
    if (part.kind === 'report' || bag.size < partWordsMin) return []
    let best = { share: containedMin, whole: undefined as ComparableTask | undefined }
    wholes.forEach((whole, index) => {
      const share = shared(bag, bags[index]!) / bag.size
      if (whole.kind === 'work' && bags[index]!.size > bag.size && share > best.share) best = { share, whole }
    })
    return best.whole === undefined ? [] : [{ part, whole: best.whole }]
  })
}

const fieldNames = ['text', 'leads', 'partners', 'timeRaw', 'outputs'] as const

function changedFields(before: ComparableTask, after: ComparableTask) {
  return fieldNames.filter((name) => normal(before[name]) !== normal(after[name]))
}

function normal(value: string | string[] | null): string {
  const list = value === null ? [] : Array.isArray(value) ? [...value] : [value]
  return list
    .map((text) => fold(text).replace(/[\s.;,]+$/u, ''))
    .sort()
    .join('\n')
}

type Bag = { words: Map<string, number>; size: number }

function bagOf(text: string): Bag {
  const words = new Map<string, number>()
  const list = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1)
  return { words, size: list.length }
}

/** Dice coefficient over words with their counts, 0…1. */
function likeness(one: Bag, other: Bag): number {
  if (one.size + other.size === 0) return 1
  return (2 * shared(one, other)) / (one.size + other.size)
}

function shared(one: Bag, other: Bag): number {
  let sum = 0
  for (const [word, count] of one.words) sum += Math.min(count, other.words.get(word) ?? 0)
  return sum
}
