import type { Day } from '#base/day.ts'
import { highlightTerms } from '#engines/search/highlight.ts'
import { search } from '#engines/search/search.ts'
import type { Bm25fWeights, SearchTerm } from '#engines/search/search-engine.ts'
import type { Segment } from '#engines/search/segment.ts'
import { titleKey } from '#engines/search/segment-writer.ts'
import { foldedForm, tokensOf } from '#engines/search/syllables.ts'
import { titlesFrom } from '#engines/search/titles.ts'
import { dayNumber, facetOf } from './law-entry.ts'

/**
 * The search over the articles of the library: what was typed → the articles that answer, best first. Pure: it is given
 * opened segments (see segment-writer.ts; `entryOf` in law-entry.ts makes their entries, `lawWeights` their weights), and
 * the documents that a question may name. Several segments are searched as one: a large standing one and a small one of
 * what changed since; `removed` names articles whose entry in an earlier segment no longer counts.
 */
export type LawSearchParts = {
  /** The standing segment first; an id in a later one replaces the earlier. */
  segments: readonly Segment[]
  removed: ReadonlySet<string>
  documents: readonly KnownDocument[]
}

export type KnownDocument = { id: string; name: string; number: string | null }

export type LawQuery = {
  text: string
  kind?: string
  issuer?: string
  year?: number
  topic?: string
  inForceOn?: Day
  limit: number
  offset?: number
  today: Day
}

export type LawHit = {
  articleId: string
  score: number
  /** Articles with the same words, left out of the list. */
  twins: string[]
}

export type LawAnswer = {
  hits: LawHit[]
  /** How many can be paged through; «many» when there are more than that. */
  total: number | 'many'
}

/** Fields of an article, and how much their length matters. */
export const lawWeights: Bm25fWeights = {
  k1: 1.2,
  fields: {
    title: { weight: 3, lengthShare: 0.5 },
    heading: { weight: 0.7, lengthShare: 0.5 },
    name: { weight: 1, lengthShare: 0.5 },
    text: { weight: 1, lengthShare: 0.6 },
  },
}

/** Of a longer text only the beginning is read. */
const queryLettersMax = 1_000
const candidatesMax = 200

export function searchLaw(parts: LawSearchParts, query: LawQuery): LawAnswer {
  const candidates = search(parts.segments, {
    terms: termsOf(query.text),
    limit: candidatesMax,
    accepts: (segment) => filterOf(segment, query),
    isRemoved: (number, id) => isRemoved(parts, number, id),
  })
  const hits = foldTwins(
    candidates.map(({ segment, entry, score }) => ({
      articleId: parts.segments[segment]!.idOf(entry),
      group: parts.segments[segment]!.groups[entry]!,
      score,
    })),
  )
  const offset = query.offset ?? 0
  return {
    hits: hits.slice(offset, offset + query.limit),
    total: candidates.length < candidatesMax ? hits.length : 'many',
  }
}

function termsOf(text: string): SearchTerm[] {
  const folds = tokensOf(text.slice(0, queryLettersMax).normalize('NFC')).map(({ surface }) => foldedForm(surface))
  const pairs = folds.slice(1).map((second, index): [string, string] => [folds[index]!, second])
  return [
    ...[...new Set(folds)].map((first) => ({ first, weight: 1 })),
    ...new Map(pairs.map(([first, second]) => [`${first} ${second}`, { first, second, weight: 1 }])).values(),
  ]
}

function filterOf(segment: Segment, query: LawQuery): ((entry: number) => boolean) | undefined {
  const wanted = (['kind', 'issuer', 'topic'] as const).flatMap((name) => {
    const text = query[name]
    return text === undefined ? [] : [{ column: segment.facet(name), value: facetOf(text) }]
  })
  if (query.year !== undefined) wanted.push({ column: segment.facet('year'), value: query.year })
  const day = query.inForceOn === undefined ? undefined : dayNumber(query.inForceOn)
  if (wanted.length === 0 && day === undefined) return undefined
  const from = segment.facet('from')
  const to = segment.facet('to')
  return (entry) =>
    wanted.every(({ column, value }) => column[entry] === value) &&
    (day === undefined || (from[entry]! <= day && day < to[entry]!))
}

function isRemoved({ segments, removed }: LawSearchParts, number: number, id: string): boolean {
  if (number === 0 && removed.has(id)) return true
  return segments.slice(number + 1).some((segment) => segment.find(id) !== undefined)
}

function foldTwins(found: { articleId: string; group: number; score: number }[]): LawHit[] {
  const hits: LawHit[] = []
  const byGroup = new Map<number, LawHit>()
  for (const { articleId, group, score } of found) {
    const twin = group === 0 ? undefined : byGroup.get(group)
    if (twin) twin.twins.push(articleId)
    else {
      const hit = { articleId, score, twins: [] }
      hits.push(hit)
      byGroup.set(group, hit)
    }
  }
  return hits
}

/** Ranges of a text that answer the query, for marking. */
export function highlight(text: string, queryText: string): { start: number; end: number }[] {
  return highlightTerms(text, queryText.slice(0, queryLettersMax).normalize('NFC'))
}

/** What may be meant while typing: names of documents, then titles of articles, that begin as `prefix` does. */
export function suggest(parts: LawSearchParts, prefix: string, limit: number): string[] {
  const typed = prefix.slice(0, queryLettersMax)
  const wanted = titleKey(typed)
  if (wanted === '') return []
  const names = parts.documents.filter(({ name }) => titleKey(name).startsWith(wanted)).map(({ name }) => name)
  return [...new Set([...names, ...titlesFrom(parts.segments, typed, limit)])].slice(0, limit)
}
