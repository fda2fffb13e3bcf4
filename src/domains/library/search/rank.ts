import type { Day } from '#base/day.ts'
import { nameFolds } from '#engines/search/entry-name.ts'
import { Measuring } from '#engines/search/measures.ts'
import { Nearness } from '#engines/search/nearness.ts'
import type { Question } from '#engines/search/question.ts'
import type { Candidate } from '#engines/search/search-engine.ts'
import type { Segment } from '#engines/search/segment.ts'
import { foldedForm } from '#engines/search/syllables.ts'
import { QuestionPoint } from '#engines/search/word-vectors.ts'
import ranking from '../facts/ranking-weights.json' with { type: 'json' }
import { dayNumber, facetOf } from './law-entry.ts'
import type { QueryReading } from './read-query.ts'
import { shippedWordVectors } from './shipped-word-vectors.ts'

/** Without features: so far behind that it keeps the engine's order. */
export type Ranked = Candidate & { passage: number; features?: RankFeatures }

export type RankFeatures = Record<keyof typeof ranking.weights, number>

/** So many candidates are measured: it costs more than finding them. */
const rankedMax = 80

/** An article that is in force no more stands behind those that are, unless it answers much better. */
const expiredPenalty = 1.5

/** The engine's candidates in the order in which they answer, by measures and a few things that only the domain knows. */
export function rank(
  segments: readonly Segment[],
  candidates: readonly Candidate[],
  question: Question,
  reading: QueryReading,
  today: Day,
): Ranked[] {
  const best = candidates[0]?.score ?? 1
  const point = new QuestionPoint(shippedWordVectors(), termsOf(question))
  const rankers = segments.map((segment) => new SegmentRanker(segment, question, reading, point))
  const ranked = candidates
    .slice(0, rankedMax)
    .map((candidate) => {
      const ranker = rankers[candidate.segment]!
      const { features, passage } = ranker.of(candidate.entry, candidate.score / best)
      const expired = ranker.isExpired(candidate.entry, today) ? expiredPenalty : 0
      return { ...candidate, features, passage, score: weightOf(features) - expired }
    })
    .sort((a, b) => b.score - a.score || a.segment - b.segment || a.entry - b.entry)
  const last = ranked.at(-1)?.score ?? 0
  const rest = candidates.slice(rankedMax).map((candidate, at) => ({ ...candidate, passage: 0, score: last - at - 1 }))
  return [...ranked, ...rest]
}

export function weightOf(features: RankFeatures): number {
  let sum = 0
  for (const [name, weight] of Object.entries(ranking.weights)) sum += weight * features[name as keyof RankFeatures]
  return sum
}

/** What little says, like «có» and «được», is left out: it is near to everything. */
const littleWeight = 0.45

function termsOf({ syllables, pairs }: Question): Map<string, number> {
  return new Map([
    ...syllables.flatMap(({ fold, own }) => (own > littleWeight ? [[fold, own] as const] : [])),
    ...pairs.flatMap(({ first, second, own }) =>
      own > littleWeight ? [[`${syllables[first]!.fold} ${syllables[second]!.fold}`, own] as const] : [],
    ),
  ])
}

const tokensMax = 1 << 15
const codes = new Int32Array(tokensMax)

const lawKinds = new Set(['hien-phap', 'bo-luat', 'luat'].map(facetOf))

class SegmentRanker {
  readonly #segment: Segment
  readonly #measuring: Measuring
  readonly #nearness: Nearness
  readonly #kinds: Int32Array
  readonly #documents: Int32Array
  readonly #ends: Int32Array
  readonly #named: ReadonlySet<number>
  readonly #nameShares = new Map<number, number>()
  readonly #pairs: ReadonlySet<string>

  constructor(segment: Segment, question: Question, reading: QueryReading, point: QuestionPoint) {
    this.#segment = segment
    this.#measuring = new Measuring(segment, question)
    this.#nearness = new Nearness(segment, shippedWordVectors(), point)
    this.#kinds = segment.facet('kind')
    this.#documents = segment.facet('document')
    this.#ends = segment.facet('to')
    this.#named = new Set(reading.documents.map(({ id }) => facetOf(id)))
    const folds = reading.tokens.map(({ surface }) => foldedForm(surface))
    this.#pairs = new Set(folds.slice(1).map((second, at) => `${folds[at]} ${second}`))
  }

  isExpired(entry: number, today: Day): boolean {
    return this.#ends[entry]! <= dayNumber(today)
  }

  of(entry: number, engineScore: number): { features: RankFeatures; passage: number } {
    const count = this.#segment.readTokens(entry, codes)
    const measures = this.#measuring.of(codes, count)
    const nearness = this.#nearness.of(codes, count)
    const document = this.#documents[entry]!
    return {
      passage: measures.passage,
      features: {
        engineScore,
        passageScore: measures.passageScore,
        lineScore: measures.lineScore,
        titleNamed: measures.titleNamed,
        titleBoth: measures.titleNamed * measures.titleCover,
        pairCover: measures.pairCover,
        nearCover: measures.nearCover,
        longestRun: measures.longestRun,
        headRun: measures.headRun,
        defined: measures.defined,
        exactShare: measures.exactShare,
        length: Math.log(1 + measures.tokens) / 6,
        isLaw: lawKinds.has(this.#kinds[entry]!) ? 1 : 0,
        documentNamed: this.#named.size === 0 ? 0 : this.#named.has(document) ? 1 : -1,
        nameShare: this.#nameShare(entry, document),
        ...nearness,
      },
    }
  }

  /** Of a short name of a document, what the question has in neighbouring syllables. */
  #nameShare(entry: number, document: number): number {
    let share = this.#nameShares.get(document)
    if (share === undefined) {
      const folds = nameFolds(this.#segment, entry).filter((fold) => fold !== 'luat' && fold !== 'bo')
      const pairs = folds.slice(1).map((second, at) => `${folds[at]} ${second}`)
      const isShort = folds.length > 1 && folds.length <= nameSyllablesMax
      share = isShort ? pairs.filter((pair) => this.#pairs.has(pair)).length / pairs.length : 0
      this.#nameShares.set(document, share)
    }
    return share
  }
}

const nameSyllablesMax = 8
