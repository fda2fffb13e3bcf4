import { BestEntries } from './best-entries.ts'
import { inverseFrequency } from './bm25f.ts'
import {
  addPostings,
  type Counting,
  countingOf,
  frequencyAt,
  openPostings,
  type Postings,
  unitsOf,
} from './postings.ts'
import type { Candidate, SearchTerm } from './search-engine.ts'
import type { Segment } from './segment.ts'
import { windowEntries } from './segment-format.ts'

export type Search = {
  terms: readonly SearchTerm[]
  limit: number
  /** By segment: which entries may be found; all when it answers undefined. */
  accepts?: (segment: Segment) => ((entry: number) => boolean) | undefined
  /** Ids that are no longer there, or that a later segment has anew. By segment, for the fresh one has them rightly. */
  isRemoved?: (segment: number, id: string) => boolean
}

/** More terms than this are not looked at: the rarest are kept. */
export const termsMax = 160

/**
 * The best entries of several segments by BM25F over the terms, with statistics over all segments together. Windows are
 * taken best bound first, and what cannot reach the best `limit` is not read: MaxScore over windows of entries. The
 * answer is the same as if all were read.
 */
export function search(segments: readonly Segment[], request: Search): Candidate[] {
  const terms = weighTerms(segments, request.terms)
  const best = new BestEntries(request.limit)
  const means = meanLengths(segments)
  for (const [number, segment] of segments.entries()) {
    if (segment.entries === 0) continue
    const counting = countingOf(segment, means)
    const postings = terms.flatMap(({ starts, weight }) =>
      starts[number] === undefined ? [] : openPostings(counting, starts[number], weight),
    )
    const accepts = request.accepts?.(segment)
    const isRemoved = request.isRemoved
    const isThere = (entry: number) =>
      (accepts === undefined || accepts(entry)) && (isRemoved === undefined || !isRemoved(number, segment.idOf(entry)))
    searchSegment(counting, postings, best, number, isThere)
  }
  return best.sorted()
}

type WeighedTerm = { starts: (number | undefined)[]; weight: number }

function weighTerms(segments: readonly Segment[], terms: readonly SearchTerm[]): WeighedTerm[] {
  const entries = segments.reduce((sum, segment) => sum + segment.entries, 0)
  const weighed = terms.flatMap(({ first, second, weight }): WeighedTerm[] => {
    const starts = segments.map((segment) => segment.postingsOf(first, second))
    const frequency = segments.reduce((sum, segment, number) => {
      const start = starts[number]
      return start === undefined ? sum : sum + frequencyAt(segment.postings, start)
    }, 0)
    return frequency === 0 ? [] : [{ starts, weight: unitsOf(weight * inverseFrequency(entries, frequency)) }]
  })
  return weighed.sort((a, b) => b.weight - a.weight).slice(0, termsMax)
}

export function meanLengths(segments: readonly Segment[]): number[] {
  const entries = segments.reduce((sum, segment) => sum + segment.entries, 0)
  return [0, 1, 2, 3].map(
    (field) => segments.reduce((sum, segment) => sum + segment.lengthSums[field]!, 0) / Math.max(1, entries),
  )
}

/** A term in the window at hand: which of its windows it is, and what it adds at most. */
type Active = { postings: Postings; index: number; bound: number }

function searchSegment(
  counting: Counting,
  postings: Postings[],
  best: BestEntries,
  number: number,
  isThere: (entry: number) => boolean,
): void {
  const { entries } = counting.segment
  const windowCount = Math.ceil(entries / windowEntries)
  const bounds = new Int32Array(windowCount)
  for (const { windows, bounds: own } of postings) {
    for (let index = 0; index < windows.length; index++) bounds[windows[index]!]! += own[index]!
  }
  const order = Int32Array.from(bounds.keys()).sort((a, b) => bounds[b]! - bounds[a]! || a - b)
  const sums = new Int32Array(windowEntries)
  for (const window of order) {
    if (bounds[window]! < best.threshold) return
    const active: Active[] = []
    for (const each of postings) {
      const index = indexOf(each.windows, window)
      if (index >= 0) active.push({ postings: each, index, bound: each.bounds[index]! })
    }
    active.sort((a, b) => b.bound - a.bound)
    addUp(counting, active, bounds[window]!, best, sums)
    const base = window * windowEntries
    const threshold = best.threshold
    for (let at = 0; at < windowEntries; at++) {
      const score = sums[at]!
      if (score >= threshold && score >= best.threshold && isThere(base + at)) {
        best.offer({ segment: number, entry: base + at, score })
      }
    }
    sums.fill(0)
  }
}

/** Adds up the window, best terms first, until no entry of it can reach the threshold any more. */
function addUp(counting: Counting, active: Active[], bound: number, best: BestEntries, sums: Int32Array): void {
  const { threshold } = best
  let rest = bound
  for (const { postings, index, bound } of active) {
    // Once the terms to come cannot lift an entry alone, only those that stand high enough already matter.
    if (rest < threshold && !someReach(sums, threshold - rest)) return void sums.fill(0)
    addPostings(counting, postings, index, sums)
    rest -= bound
  }
}

function someReach(sums: Int32Array, least: number): boolean {
  for (let at = 0; at < sums.length; at++) if (sums[at]! >= least) return true
  return false
}

function indexOf(windows: Int32Array, window: number): number {
  let low = 0
  let high = windows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (windows[middle]! < window) low = middle + 1
    else high = middle
  }
  return windows[low] === window ? low : -1
}
