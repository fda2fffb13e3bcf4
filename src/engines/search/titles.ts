import type { Segment } from './segment.ts'
import { surfaceNumber } from './segment.ts'
import { titleKey } from './segment-writer.ts'
import { sectionEnd } from './token-bytes.ts'

const titlesReadMax = 400

/** Titles that begin as `typed` does, in small letters without signs, those of most entries first. */
export function titlesFrom(segments: readonly Segment[], typed: string, limit: number): string[] {
  const wanted = titleKey(typed)
  if (wanted === '') return []
  const counts = new Map<string, number>()
  for (const segment of segments) {
    const { titleOrder } = segment
    for (let at = firstFrom(segment, wanted), read = 0; at < titleOrder.length && read < titlesReadMax; at++, read++) {
      const title = titleOf(segment, titleOrder[at]!)
      if (!titleKey(title).startsWith(wanted)) break
      counts.set(title, (counts.get(title) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
    .slice(0, limit)
    .map(([title]) => title)
}

const codes = new Int32Array(256)

/** The title of an entry as it was written, in small letters. */
export function titleOf(segment: Segment, entry: number): string {
  const count = segment.readTokens(entry, codes)
  const words: string[] = []
  for (let at = 0; at < count && codes[at] !== sectionEnd; at++) {
    const surface = segment.surfaces[surfaceNumber(codes[at]!)]
    if (surface !== undefined) words.push(surface)
  }
  return words.join(' ')
}

function firstFrom(segment: Segment, wanted: string): number {
  let low = 0
  let high = segment.titleOrder.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (titleKey(titleOf(segment, segment.titleOrder[middle]!)) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
