import { inverseFrequency } from './bm25f.ts'
import { PartCounts } from './part-counts.ts'
import { frequencyAt } from './postings.ts'
import type { Question } from './question.ts'
import { type Segment, surfaceNumber } from './segment.ts'
import { exactForm } from './syllables.ts'
import { lineEnd, passageEnd, sectionEnd } from './token-bytes.ts'

/** How an entry answers a question; shares of the question's weight, 0…1. */
export type Measures = {
  /** What the title has of the question, and what the question has of the title. */
  titleCover: number
  titleNamed: number
  pairCover: number
  /** Pairs in their order with at most two syllables between, nearer ones more. */
  nearCover: number
  /** The best passage and the best line, each with the title, saturated on its own. */
  passageScore: number
  lineScore: number
  /** The longest run of the question that stands there as it is, and the longest one that opens a line. */
  longestRun: number
  headRun: number
  /** The question has all that a line says before «là» or «gồm»: the line defines it. */
  defined: number
  /** Of what was found and was typed with tones, what has the very tones; 1 where nothing was. */
  exactShare: number
  /** The number of the best passage, from 0. */
  passage: number
  tokens: number
}

/** Saturation in a passage or line of this many tokens is that of the middle. */
const passageTokens = 60
const lineTokens = 30
/** A head longer than this defines nothing. */
const headTokensMax = 12
const headClosers = new Set(['la', 'gom'])

const titleField = 0
const textField = 3

/** Measures entries of one segment against one question, from their tokens. Prepared once a search. */
export class Measuring {
  readonly #segment: Segment
  readonly #question: Question
  /** By folded form: the number of the question's syllable, or -1. */
  readonly #syllableOf: Int16Array
  readonly #closers: Set<number>
  readonly #exactSurfaces = new Set<number>()
  readonly #syllableWeights: Float64Array
  /** The weights of those that were typed with tones; 0 for others. */
  readonly #tonedWeights: Float64Array
  readonly #pairWeights: Float64Array
  readonly #syllableTotal: number
  readonly #pairTotal: number
  /** The first place of each syllable in the question. */
  readonly #firstPlaces: Int16Array
  /** The pair of two syllables, row by row, or -1. */
  readonly #pairAt: Int16Array
  readonly #idfs = new Map<number, number>()

  constructor(segment: Segment, question: Question) {
    this.#segment = segment
    this.#question = question
    this.#syllableOf = new Int16Array(segment.folds.length).fill(-1)
    this.#syllableWeights = Float64Array.from(question.syllables, ({ weight }) => weight)
    this.#tonedWeights = Float64Array.from(question.syllables, ({ weight, fold, exacts }) =>
      exacts.has(fold) ? 0 : weight,
    )
    this.#pairWeights = Float64Array.from(question.pairs, ({ weight }) => weight)
    this.#syllableTotal = Math.max(1e-9, sum(this.#syllableWeights))
    this.#pairTotal = Math.max(1e-9, sum(this.#pairWeights))
    this.#firstPlaces = Int16Array.from(question.syllables, (_, number) => question.order.indexOf(number))
    const size = question.syllables.length
    this.#pairAt = new Int16Array(size * size).fill(-1)
    for (const [number, { first, second }] of question.pairs.entries()) this.#pairAt[first * size + second] = number
    this.#closers = new Set([...headClosers].flatMap((fold) => segment.foldNumbers.get(fold) ?? []))
    for (const [number, { fold, exacts, own }] of question.syllables.entries()) {
      const place = segment.foldNumbers.get(fold)
      if (place === undefined || own === 0) continue
      this.#syllableOf[place] = number
      for (const surface of segment.surfacesOf(fold)) {
        if (exacts.has(exactForm(segment.surfaces[surface]!))) this.#exactSurfaces.add(surface)
      }
    }
  }

  /** `codes` as `readTokens` gives them, `count` of them. */
  of(codes: Int32Array, count: number): Measures {
    const { order } = this.#question
    const pairs = this.#pairAt
    const size = this.#syllableWeights.length
    const { surfaceFolds, surfaces } = this.#segment
    const whole = new PartCounts(this.#question)
    const title = new PartCounts(this.#question)
    const passage = new PartCounts(this.#question)
    const line = new PartCounts(this.#question)
    const exact = new Uint8Array(this.#syllableWeights.length)
    const near = new Float64Array(this.#pairWeights.length)
    const found: Measures = { ...nothingFound, tokens: count }
    let field = titleField
    let titleIdf = 0
    let namedIdf = 0
    let bestPassage = -1
    let passageNumber = 0
    // The three syllables before, the run of the question that is followed, and the head of the line.
    let one = -1
    let two = -1
    let three = -1
    let runPlace = -1
    let runWeight = 0
    let runOpensLine = false
    let headTokens = 0
    let headPlace = -1
    let headWeight = 0
    let isHead = true
    for (let at = 0; at < count; at++) {
      const code = codes[at]!
      if (code <= sectionEnd) {
        if (field === textField && (code === sectionEnd || code === lineEnd || code === passageEnd)) {
          found.lineScore = line.scoreWith(title, lineTokens, found.lineScore)
          line.clear()
          if (code !== lineEnd) {
            const score = passage.scoreWith(title, passageTokens, bestPassage)
            if (score > bestPassage) {
              bestPassage = score
              found.passage = passageNumber
            }
            passage.clear()
            passageNumber++
          }
        }
        one = -1
        two = -1
        three = -1
        runPlace = -1
        headTokens = 0
        headPlace = -1
        headWeight = 0
        isHead = true
        if (code === sectionEnd) field++
        continue
      }
      if (field !== titleField && field !== textField) continue
      const surface = surfaceNumber(code)
      const fold = surfaceFolds[surface]!
      const syllable = this.#syllableOf[fold]!
      const part = field === titleField ? title : passage
      part.length++
      line.length++
      if (field === titleField) {
        const idf = this.#idf(fold)
        titleIdf += idf
        if (syllable >= 0) namedIdf += idf
      } else if (isHead && !(headTokens === 0 && isLabel(surfaces[surface]!))) {
        // As far as the head goes it must be a run of the question.
        if (headTokens > 0 && this.#closers.has(fold)) {
          isHead = false
          found.defined = Math.max(found.defined, headWeight)
        } else {
          headPlace =
            headTokens === 0
              ? (this.#firstPlaces[syllable] ?? -1)
              : order[headPlace + 1] === syllable
                ? headPlace + 1
                : -1
          headTokens++
          headWeight += this.#syllableWeights[syllable] ?? 0
          if (syllable < 0 || headPlace < 0 || headTokens > headTokensMax) isHead = false
        }
      }
      if (syllable < 0) {
        three = two
        two = one
        one = -1
        runPlace = -1
        continue
      }
      whole.countSyllable(syllable)
      part.countSyllable(syllable)
      if (field === textField) line.countSyllable(syllable)
      if (this.#exactSurfaces.has(surface)) exact[syllable] = 1
      const pair = one < 0 ? -1 : pairs[one * size + syllable]!
      if (pair >= 0) {
        near[pair] = 1
        whole.countPair(pair)
        part.countPair(pair)
        if (field === textField) line.countPair(pair)
      }
      for (let gap = 2; gap <= 3; gap++) {
        const before = gap === 2 ? two : three
        const apart = before < 0 ? -1 : pairs[before * size + syllable]!
        if (apart >= 0 && near[apart]! < 1 / gap) near[apart] = 1 / gap
      }
      if (runPlace >= 0 && order[runPlace + 1] === syllable) {
        runPlace++
        runWeight += this.#syllableWeights[syllable]!
      } else {
        runPlace = this.#firstPlaces[syllable]!
        runWeight = this.#syllableWeights[syllable]!
        runOpensLine = field === textField && line.length <= 2
      }
      if (runWeight > found.longestRun) found.longestRun = runWeight
      if (runOpensLine && runWeight > found.headRun) found.headRun = runWeight
      three = two
      two = one
      one = syllable
    }
    const toned = this.#covered(whole.syllables, this.#tonedWeights)
    found.titleCover = this.#covered(title.syllables, this.#syllableWeights) / this.#syllableTotal
    found.titleNamed = titleIdf > 0 ? namedIdf / titleIdf : 0
    found.pairCover = this.#covered(whole.pairs, this.#pairWeights) / this.#pairTotal
    for (let pair = 0; pair < near.length; pair++) found.nearCover += near[pair]! * this.#pairWeights[pair]!
    found.nearCover /= this.#pairTotal
    found.passageScore = Math.max(0, bestPassage)
    found.longestRun /= this.#syllableTotal
    found.headRun /= this.#syllableTotal
    found.defined /= this.#syllableTotal
    found.exactShare = toned > 0 ? this.#covered(exact, this.#tonedWeights) / toned : 1
    return found
  }

  #covered(seen: Uint16Array | Uint8Array, weights: Float64Array): number {
    let covered = 0
    for (let at = 0; at < weights.length; at++) if (seen[at]! > 0) covered += weights[at]!
    return covered
  }

  #idf(fold: number): number {
    let idf = this.#idfs.get(fold)
    if (idf === undefined) {
      const { entries, postings, folds } = this.#segment
      const start = this.#segment.postingsOf(folds[fold]!)
      idf = inverseFrequency(entries, start === undefined ? 0 : frequencyAt(postings, start))
      this.#idfs.set(fold, idf)
    }
    return idf
  }
}

/** «1» or «a» before the words of a clause. */
function isLabel(surface: string): boolean {
  return surface.length === 1 || /^\d/.test(surface)
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

const nothingFound: Measures = {
  titleCover: 0,
  titleNamed: 0,
  pairCover: 0,
  nearCover: 0,
  passageScore: 0,
  lineScore: 0,
  longestRun: 0,
  headRun: 0,
  defined: 0,
  exactShare: 0,
  passage: 0,
  tokens: 0,
}
