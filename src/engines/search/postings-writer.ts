import { saturation, weighed } from './bm25f.ts'
import type { ByteSlices } from './byte-slices.ts'
import { GrowingBytes } from './growing.ts'
import type { Bm25fWeights } from './search-engine.ts'
import { wholePostingsMax, windowEntries } from './segment-format.ts'

/**
 * Postings of a term: in how many entries, then for each the step from the one before and its occurrences. A posting
 * with one occurrence in the text alone, the usual case, is the step alone (its lowest bit set). Frequent terms have
 * their postings in windows of entries, with a table before them: which window, how many, how long, its best saturation.
 */
export function writePostings(
  lists: ByteSlices,
  terms: number[],
  { weights, lengths, means }: { weights: Bm25fWeights; lengths: Uint16Array; means: number[] },
): { bytes: Uint8Array; starts: Uint32Array } {
  const out = new GrowingBytes(1 << 20)
  const starts = new Uint32Array(terms.length)
  const entries: number[] = []
  const fields: number[] = []
  const table = new GrowingBytes(1 << 12)
  const body = new GrowingBytes(1 << 16)
  for (const [index, term] of terms.entries()) {
    starts[index] = out.length
    readRaw(lists.read(term), entries, fields)
    out.varint(entries.length)
    if (entries.length <= wholePostingsMax) {
      writeRun(out, entries, fields, 0, entries.length, -1)
      continue
    }
    table.clear()
    body.clear()
    let windows = 0
    let lastWindow = -1
    for (let from = 0; from < entries.length; ) {
      const window = Math.floor(entries[from]! / windowEntries)
      let to = from
      while (to < entries.length && entries[to]! < (window + 1) * windowEntries) to++
      const start = body.length
      writeRun(body, entries, fields, from, to, window * windowEntries - 1)
      table.varint(window - lastWindow)
      table.varint(to - from)
      table.varint(body.length - start)
      table.push(bestSaturation(from, to))
      lastWindow = window
      windows++
      from = to
    }
    out.varint(windows)
    out.append(table.bytes())
    out.append(body.bytes())
  }
  return { bytes: out.bytes(), starts }

  /** Rounded up, in 255 steps. */
  function bestSaturation(from: number, to: number): number {
    let best = 0
    for (let at = from; at < to; at++) {
      let frequency = 0
      for (let field = 0; field < 4; field++) {
        const times = fields[4 * at + field]!
        if (times > 0) {
          frequency += weighed(weights, field, times, lengths[4 * entries[at]! + field]!, means[field]!)
        }
      }
      if (frequency > best) best = frequency
    }
    return Math.min(255, Math.ceil(255 * saturation(weights, best) + 1e-6))
  }
}

function readRaw(bytes: Uint8Array, entries: number[], fields: number[]): void {
  entries.length = 0
  fields.length = 0
  let entry = -1
  for (let at = 0; at < bytes.length; ) {
    let step = 0
    for (let unit = 1; ; unit *= 0x80) {
      const byte = bytes[at++]!
      step += (byte & 0x7f) * unit
      if (byte < 0x80) break
    }
    entry += step
    entries.push(entry)
    fields.push(bytes[at++]!, bytes[at++]!, bytes[at++]!, bytes[at++]!)
  }
}

function writeRun(out: GrowingBytes, entries: number[], fields: number[], from: number, to: number, before: number) {
  let last = before
  for (let at = from; at < to; at++) {
    const title = fields[4 * at]!
    const heading = fields[4 * at + 1]!
    const name = fields[4 * at + 2]!
    const text = fields[4 * at + 3]!
    const step = entries[at]! - last
    last = entries[at]!
    if (title + heading + name === 0 && text === 1) {
      out.varint(step * 2 + 1)
      continue
    }
    out.varint(step * 2)
    // One byte says which of the short fields have it, and how often the text has it, up to 15.
    out.push((title ? 1 : 0) | (heading ? 2 : 0) | (name ? 4 : 0) | (Math.min(text, 15) << 4))
    if (title) out.push(title)
    if (heading) out.push(heading)
    if (name) out.push(name)
    if (text >= 15) out.push(text)
  }
}
