import { scoreUnit } from './bm25f.ts'
import type { Bm25fWeights } from './search-engine.ts'
import type { Segment } from './segment.ts'
import { wholePostingsMax, windowEntries } from './segment-format.ts'

/** The postings of one term in one segment, ready to be added up window by window. */
export type Postings = {
  /** The windows in which the term occurs, ascending, and what it adds to an entry there at most. */
  windows: Int32Array
  bounds: Int32Array
  /** Where the postings of each window begin (in the bytes, or in `read`), and how many there are. */
  starts: Int32Array
  counts: Int32Array
  weight: number
  /** A rare term is read at once: its entries, and what it adds to each. */
  read?: { entries: Int32Array; scores: Int32Array }
}

/** How BM25F counts in one segment, with the means over all segments; prepared once a search. */
export type Counting = {
  segment: Segment
  k1: number
  weights: number[]
  /** By field, both parts of the length's norm: what is flat, and what grows with each token. */
  flat: number[]
  slopes: number[]
  /** What one occurrence in a text of so many tokens says, of 1: most postings are that. */
  once: Float64Array
  /** By how much a frequency may be larger than with the segment's own means. */
  stretch: number
}

export function countingOf(segment: Segment, means: number[]): Counting {
  const { weights } = segment
  const fields = [weights.fields.title, weights.fields.heading, weights.fields.name, weights.fields.text]
  const own = segment.lengthSums.map((sum) => Math.max(1, sum / Math.max(1, segment.entries)))
  const slopes = fields.map(({ lengthShare }, field) => lengthShare / Math.max(1, means[field]!))
  return {
    segment,
    k1: weights.k1,
    weights: fields.map(({ weight }) => weight),
    flat: fields.map(({ lengthShare }) => 1 - lengthShare),
    slopes,
    once: onceOf(weights, slopes[3]!),
    stretch: Math.max(1, ...means.map((mean, field) => Math.max(mean, 1) / own[field]!)),
  }
}

/** Tables by the slope of the text's length, which changes when segments do. */
const onceTables = new WeakMap<Bm25fWeights, { slope: number; table: Float64Array }>()

function onceOf(weights: Bm25fWeights, slope: number): Float64Array {
  const had = onceTables.get(weights)
  if (had?.slope === slope) return had.table
  const { weight, lengthShare } = weights.fields.text
  const table = Float64Array.from({ length: lengthMax + 1 }, (_, length) => {
    const frequency = weight / (1 - lengthShare + slope * length)
    return frequency / (weights.k1 + frequency)
  })
  onceTables.set(weights, { slope, table })
  return table
}

/** Lengths are kept in sixteen bits. */
const lengthMax = 65_535

/** In how many entries of the segment the term whose postings begin there occurs. */
export function frequencyAt(postings: Uint8Array, start: number): number {
  at = start
  return readVarint(postings)
}

export function openPostings(counting: Counting, start: number, weight: number): Postings {
  const bytes = counting.segment.postings
  at = start
  const frequency = readVarint(bytes)
  if (frequency <= wholePostingsMax) return readWhole(counting, at, frequency, weight)
  const size = readVarint(bytes)
  const windows = new Int32Array(size)
  const bounds = new Int32Array(size)
  const starts = new Int32Array(size)
  const counts = new Int32Array(size)
  let window = -1
  let offset = 0
  for (let index = 0; index < size; index++) {
    window += readVarint(bytes)
    windows[index] = window
    counts[index] = readVarint(bytes)
    starts[index] = offset
    offset += readVarint(bytes)
    bounds[index] = boundOf(counting, bytes[at++]!, weight)
  }
  for (let index = 0; index < size; index++) starts[index]! += at
  return { windows, bounds, starts, counts, weight }
}

/** Adds what the term adds to each entry of one of its windows; `sums` begins at the window's first entry. */
export function addPostings(counting: Counting, postings: Postings, index: number, sums: Int32Array): void {
  const { read } = postings
  const base = postings.windows[index]! * windowEntries
  const start = postings.starts[index]!
  const count = postings.counts[index]!
  if (read) for (let at = start; at < start + count; at++) sums[read.entries[at]! - base]! += read.scores[at]!
  else decode(counting, start, count, base - 1, postings.weight, sums, base)
}

function readWhole(counting: Counting, start: number, frequency: number, weight: number): Postings {
  const entries = new Int32Array(frequency)
  const scores = new Int32Array(frequency)
  decode(counting, start, frequency, -1, weight, scores, 0, entries)
  const windows: number[] = []
  const bounds: number[] = []
  const starts: number[] = []
  const counts: number[] = []
  for (let posting = 0; posting < frequency; posting++) {
    const window = Math.floor(entries[posting]! / windowEntries)
    if (window !== windows.at(-1)) {
      windows.push(window)
      bounds.push(0)
      starts.push(posting)
      counts.push(0)
    }
    const last = windows.length - 1
    counts[last]!++
    bounds[last] = Math.max(bounds[last]!, scores[posting]!)
  }
  return {
    windows: Int32Array.from(windows),
    bounds: Int32Array.from(bounds),
    starts: Int32Array.from(starts),
    counts: Int32Array.from(counts),
    weight,
    read: { entries, scores },
  }
}

/**
 * Reads postings and adds their scores to `sums` at the entry's place after `base`; or, when `entries` is given, writes
 * entries and scores side by side. The innermost loop of the engine: plain numbers, no calls, no objects.
 */
function decode(
  { segment, k1, weights, flat, slopes, once }: Counting,
  start: number,
  count: number,
  before: number,
  weight: number,
  sums: Int32Array,
  base: number,
  entries?: Int32Array,
): void {
  const bytes = segment.postings
  const lengths = segment.lengths
  const textWeight = weights[3]!
  const textFlat = flat[3]!
  const textSlope = slopes[3]!
  let at = start
  let entry = before
  for (let index = 0; index < count; index++) {
    let step = bytes[at++]!
    if (step >= 0x80) {
      step &= 0x7f
      for (let shift = 7; ; shift += 7) {
        const byte = bytes[at++]!
        step |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
    }
    entry += step >> 1
    const row = 4 * entry
    let score: number
    if ((step & 1) === 1) score = (weight * once[lengths[row + 3]!]! + 0.5) | 0
    else {
      let frequency = 0
      const mask = bytes[at++]!
      if (mask & 1) frequency += (bytes[at++]! * weights[0]!) / (flat[0]! + slopes[0]! * lengths[row]!)
      if (mask & 2) frequency += (bytes[at++]! * weights[1]!) / (flat[1]! + slopes[1]! * lengths[row + 1]!)
      if (mask & 4) frequency += (bytes[at++]! * weights[2]!) / (flat[2]! + slopes[2]! * lengths[row + 2]!)
      let times = mask >> 4
      if (times === 15) times = bytes[at++]!
      if (times > 0) frequency += (times * textWeight) / (textFlat + textSlope * lengths[row + 3]!)
      score = ((weight * frequency) / (k1 + frequency) + 0.5) | 0
    }
    if (entries) {
      entries[index] = entry
      sums[index] = score
    } else sums[entry - base]! += score
  }
}

/** What a term adds at most where its best saturation is `step` of 255, also when the means are other than the segment's. */
function boundOf({ k1, stretch }: Counting, step: number, weight: number): number {
  const saturation = Math.min(step / 255, 0.999_999)
  const frequency = (stretch * k1 * saturation) / (1 - saturation)
  return step === 255 ? Math.ceil(weight) : Math.ceil((weight * frequency) / (k1 + frequency)) + 1
}

/** The weight of a term in score units. */
export function unitsOf(weight: number): number {
  return weight * scoreUnit
}

/** Where reading stands: set before a reading function is called. */
let at = 0

function readVarint(bytes: Uint8Array): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
}
