import type { Day } from '#base/day.ts'
import { highlightTerms } from '#engines/search/highlight.ts'
import { questionTerms, weighQuestion } from '#engines/search/question.ts'
import { search } from '#engines/search/search.ts'
import type { Bm25fWeights, Candidate } from '#engines/search/search-engine.ts'
import type { Segment } from '#engines/search/segment.ts'
import type { SaidInLaw } from './everyday-tokens.ts'
import { dayNumber, facetOf } from './law-entry.ts'
import type { KnownDocument } from './named-documents.ts'
import { type Ranked, rank } from './rank.ts'
import { type QueryReading, queryLettersMax, readQuery } from './read-query.ts'
import type { Correction } from './repair-typos.ts'

/**
 * The search over the articles of the library: what was typed → the articles that answer, best first. Pure: it is given
 * opened segments (see segment-writer.ts; `entryOf` in law-entry.ts makes their entries, `lawWeights` their weights), and
 * the documents that a question may name. Several segments are searched as one: a large standing one and a small one of
 * what changed since; `removed` names articles whose entry in an earlier segment no longer counts.
 *
 * Three steps: read-query.ts says what is meant, the engine finds candidates by BM25F, rank.ts puts them in order.
 */
export type LawSearchParts = {
  /** The standing segment first; an id in a later one replaces the earlier. */
  segments: readonly Segment[]
  removed: ReadonlySet<string>
  documents: readonly KnownDocument[]
}

export type LawQuery = {
  text: string
  /** Tìm đúng như đã gõ: no slip is mended, no word is taken for the law's. */
  asTyped?: true
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
  /** The passage of the text that answers best, from 0: the whole text, or the words before its first khoản, is the first. */
  passage: number
}

export type LawAnswer = {
  hits: LawHit[]
  /** How many can be paged through; «many» when there are more than that. */
  total: number | 'many'
  readAs: ReadAs
}

/** What was understood, to be told. */
export type ReadAs = {
  documents: readonly KnownDocument[]
  article: string | null
  clause: string | null
  point: string | null
  corrections: readonly Correction[]
  /** Everyday words and short forms that were searched as the law says them. */
  said: readonly SaidInLaw[]
}

/** Nothing was understood but the words. */
export const readAsTyped: ReadAs = {
  documents: [],
  article: null,
  clause: null,
  point: null,
  corrections: [],
  said: [],
}

/** Fields of an article, and how much their length matters. */
export const lawWeights: Bm25fWeights = {
  k1: 0.9,
  fields: {
    title: { weight: 3, lengthShare: 0.4 },
    heading: { weight: 0.7, lengthShare: 0.5 },
    name: { weight: 1.5, lengthShare: 0.5 },
    text: { weight: 1, lengthShare: 0.6 },
  },
}

const candidatesMax = 200
/** For a first page fewer are looked for, which is faster by a sixth, unless twins leave too little of them. */
const firstCandidatesMax = 100
const firstHitsMax = 60

/** What is named by its number stands before all that is found by words. */
const citedScore = 1_000

export function searchLaw(parts: LawSearchParts, query: LawQuery): LawAnswer {
  const wanted = (query.offset ?? 0) + query.limit
  const answer = wanted <= firstHitsMax ? answerOf(parts, query, firstCandidatesMax) : undefined
  const isEnough = answer !== undefined && (answer.total !== 'many' || answer.hits.length >= query.limit)
  return isEnough ? answer : answerOf(parts, query, candidatesMax)
}

function answerOf(parts: LawSearchParts, query: LawQuery, candidatesMost: number): LawAnswer {
  const { reading, candidates, ranked } = rankedCandidates(parts, query, candidatesMost)
  const cited = citedEntries(parts, reading, query)
  const isCited = new Set(cited.map(({ segment, entry }) => `${segment} ${entry}`))
  const found = [
    ...cited.map((candidate) => ({ ...candidate, passage: 0 })),
    ...ranked.filter(({ segment, entry }) => !isCited.has(`${segment} ${entry}`)),
  ]
  const hits = foldTwins(
    found.map(({ segment, entry, score, passage }) => ({
      articleId: parts.segments[segment]!.idOf(entry),
      group: parts.segments[segment]!.groups[entry]!,
      score,
      passage,
    })),
  )
  const offset = query.offset ?? 0
  return {
    hits: hits.slice(offset, offset + query.limit),
    total: candidates.length < candidatesMost ? hits.length : 'many',
    readAs: {
      documents: reading.documents,
      article: reading.article,
      clause: reading.clause,
      point: reading.point,
      corrections: reading.corrections,
      said: reading.said,
    },
  }
}

/** Candidates in their order with what it follows from: what the ranking is trained on. */
export function rankedCandidates(
  parts: LawSearchParts,
  query: LawQuery,
  candidatesMost = firstCandidatesMax,
): {
  reading: QueryReading
  candidates: Candidate[]
  ranked: Ranked[]
} {
  const reading = readQuery(query, parts.documents, parts.segments)
  const question = weighQuestion(reading.tokens, parts.segments)
  const candidates = search(parts.segments, {
    terms: [...questionTerms(question), ...reading.more],
    limit: candidatesMost,
    accepts: (segment) => filterOf(segment, query),
    isRemoved: isRemovedFrom(parts),
  })
  return { reading, candidates, ranked: rank(parts.segments, candidates, question, reading, query.today) }
}

/** The very article of the document that is named; or all articles of a document of which nothing else is asked. */
function citedEntries({ segments, ...parts }: LawSearchParts, reading: QueryReading, query: LawQuery): Candidate[] {
  if (reading.documents.length === 0 || (reading.article === null && !reading.isCitationAlone)) return []
  const documents = new Set(reading.documents.map(({ id }) => facetOf(id)))
  const article = reading.article === null ? undefined : facetOf(reading.article)
  const isRemoved = isRemovedFrom({ segments, ...parts })
  const today = dayNumber(query.today)
  return segments
    .flatMap((segment, number) => {
      const accepts = filterOf(segment, query)
      const [ofDocument, ofArticle, to] = [segment.facet('document'), segment.facet('article'), segment.facet('to')]
      const named: number[] = []
      for (let entry = 0; entry < ofDocument.length; entry++) {
        if (!documents.has(ofDocument[entry]!) || (article !== undefined && ofArticle[entry] !== article)) continue
        if (accepts?.(entry) !== false && !isRemoved?.(number, segment.idOf(entry))) named.push(entry)
      }
      return named.map((entry) => ({ segment: number, entry, score: citedScore - (to[entry]! <= today ? 1 : 0) }))
    })
    .sort((a, b) => b.score - a.score || a.segment - b.segment || a.entry - b.entry)
    .slice(0, candidatesMax)
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

function isRemovedFrom({ segments, removed }: Pick<LawSearchParts, 'segments' | 'removed'>) {
  if (segments.length < 2 && removed.size === 0) return undefined
  return (number: number, id: string) =>
    (number === 0 && removed.has(id)) || segments.slice(number + 1).some((segment) => segment.find(id) !== undefined)
}

function foldTwins(found: { articleId: string; group: number; score: number; passage: number }[]): LawHit[] {
  const hits: LawHit[] = []
  const byGroup = new Map<number, LawHit>()
  for (const { articleId, group, score, passage } of found) {
    const twin = group === 0 ? undefined : byGroup.get(group)
    if (twin) twin.twins.push(articleId)
    else {
      const hit = { articleId, score, twins: [], passage }
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
