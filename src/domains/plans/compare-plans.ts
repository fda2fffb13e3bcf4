/**
 * So sánh kế hoạch sửa đổi với kế hoạch trước: which tasks are new, which changed, which are gone. Pairs by likeness of
 * words first, so that renumbering alone is no change.
 */
import { fold } from '#base/vietnamese.ts'

export type ComparableTask = {
  id: string
  path: string
  text: string
  leads: string[]
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
}

/** Below this share of common words two tasks are different work. */
const likenessMin = 0.6

export function comparePlans(before: readonly ComparableTask[], after: readonly ComparableTask[]): Comparison {
  const pairs = pairTasks(before, after)
  const pairedBefore = new Set(pairs.map((pair) => pair.before))
  const pairedAfter = new Set(pairs.map((pair) => pair.after))
  const judged = pairs.map((pair) => ({ ...pair, fields: changedFields(pair.before, pair.after) }))
  return {
    added: after.filter((task) => !pairedAfter.has(task)),
    dropped: before.filter((task) => !pairedBefore.has(task)),
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
  let shared = 0
  for (const [word, count] of one.words) shared += Math.min(count, other.words.get(word) ?? 0)
  return (2 * shared) / (one.size + other.size)
}
