import { entryOf, type LawEntry } from '#domains/library/search/law-entry.ts'
import { lawWeights } from '#domains/library/search/law-search.ts'
import { openSegment, type Segment } from '#engines/search/segment.ts'
import { writeSegment } from '#engines/search/segment-writer.ts'

/**
 * What changed since the standing segment was begun, searched beside it: small segments in memory, a later one before an
 * earlier one, and the articles that are no more. A value: each change makes a new one.
 */
export type FreshArticles = {
  /** Everything up to this change is in it. */
  upTo: number
  segments: readonly Segment[]
  entries: ReadonlyMap<string, LawEntry>
  /** Articles that are no more, though the standing segment has them. */
  removed: ReadonlySet<string>
}

export function noFreshArticles(upTo: number): FreshArticles {
  return { upTo, segments: [], entries: new Map(), removed: new Set() }
}

/** So many articles are looked at apart; more, and the index is built anew. Some 0.2 ms each, when they change. */
export const freshArticlesMax = 1_500
const layersMax = 6

/** `entries` as they are now, and `gone`, which were among the changed ones and are no more. */
export function withChanges(
  fresh: FreshArticles,
  { upTo, entries, gone }: { upTo: number; entries: readonly LawEntry[]; gone: readonly string[] },
): FreshArticles {
  const all = new Map(fresh.entries)
  const removed = new Set(fresh.removed)
  for (const id of gone) {
    all.delete(id)
    removed.add(id)
  }
  for (const entry of entries) {
    all.set(entry.articleId, entry)
    removed.delete(entry.articleId)
  }
  const mustMerge = fresh.segments.length >= layersMax || gone.length > 0
  const layers = mustMerge ? [] : fresh.segments
  const layer = mustMerge ? [...all.values()] : entries
  const segments = layer.length === 0 ? layers : [...layers, segmentOf(layer)]
  return { upTo, segments, entries: all, removed }
}

function segmentOf(entries: readonly LawEntry[]): Segment {
  return openSegment(writeSegment(entries.map(entryOf), lawWeights))
}
