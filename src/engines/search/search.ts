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

function searchSegment(
  counting: Counting,
  postings: Postings[],
  best: BestEntries,
  number: number,
  isThere: (entry: number) => boolean,
): void {
  const windows = windowsOf(postings, Math.ceil(counting.segment.entries / windowEntries))
  const { bounds } = windows
  const order = Int32Array.from(bounds.keys()).sort((a, b) => bounds[b]! - bounds[a]! || a - b)
  const sums = new Int32Array(windowEntries)
  for (const window of order) {
    if (bounds[window]! < best.threshold) return
    if (!addUp(counting, postings, windows, window, best.threshold, sums)) continue
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

/** What occurs in each window: `terms[firsts[window] … firsts[window + 1]]`, each with which of its own windows it is. */
type Windows = { bounds: Int32Array; firsts: Int32Array; terms: Int32Array; indices: Int32Array }

/** The terms of each window come in the order of `postings`, without looking for any of them. */
function windowsOf(postings: readonly Postings[], windowCount: number): Windows {
  const bounds = new Int32Array(windowCount)
  const firsts = new Int32Array(windowCount + 1)
  for (const { windows, bounds: own } of postings) {
    for (let index = 0; index < windows.length; index++) {
      const window = windows[index]!
      bounds[window]! += own[index]!
      firsts[window + 1]!++
    }
  }
  for (let window = 0; window < windowCount; window++) firsts[window + 1]! += firsts[window]!
  const nexts = firsts.slice()
  const terms = new Int32Array(firsts[windowCount]!)
  const indices = new Int32Array(firsts[windowCount]!)
  for (const [term, { windows }] of postings.entries()) {
    for (let index = 0; index < windows.length; index++) {
      const place = nexts[windows[index]!]!++
      terms[place] = term
      indices[place] = index
    }
  }
  return { bounds, firsts, terms, indices }
}

/** Adds up a window, heaviest terms first; false, and nothing in `sums`, once no entry of it can reach the threshold any more. */
function addUp(
  counting: Counting,
  postings: readonly Postings[],
  { bounds, firsts, terms, indices }: Windows,
  window: number,
  threshold: number,
  sums: Int32Array,
): boolean {
  let rest = bounds[window]!
  for (let place = firsts[window]!; place < firsts[window + 1]!; place++) {
    // Once the terms to come cannot lift an entry alone, only those that stand high enough already matter.
    if (rest < threshold && !someReach(sums, threshold - rest)) {
      sums.fill(0)
      return false
    }
    const each = postings[terms[place]!]!
    const index = indices[place]!
    addPostings(counting, each, index, sums)
    rest -= each.bounds[index]!
  }
  return true
}

function someReach(sums: Int32Array, least: number): boolean {
  for (let at = 0; at < sums.length; at++) if (sums[at]! >= least) return true
  return false
}
