import { type Segment, surfaceNumber } from './segment.ts'
import { lineEnd, passageEnd, sectionEnd } from './token-bytes.ts'
import type { QuestionPoint, WordVectors } from './word-vectors.ts'

/** Cosines between a question and an entry by what its terms stand for: its title, and its best line with the title. */
export type Nearnesses = { nearTitle: number; nearLine: number }

const titleField = 0
const textField = 3
const timesMax = 255
/** What a further occurrence adds: `logs[n]` for n of them. */
const logs = Float64Array.from({ length: timesMax + 1 }, (_, times) => Math.log1p(times))

/** Measures entries of one segment by their tokens. */
export class Nearness {
  readonly #segment: Segment
  readonly #numbers: TermNumbers
  readonly #question: QuestionPoint
  readonly #idfs: Float32Array
  /** How often each term stands in the line at hand, and which ones do. */
  readonly #line: Uint8Array
  readonly #touched: number[] = []

  constructor(segment: Segment, vectors: WordVectors, question: QuestionPoint) {
    this.#segment = segment
    this.#numbers = numbersIn(segment, vectors)
    this.#question = question
    this.#idfs = vectors.inverseFrequencies
    this.#line = new Uint8Array(vectors.scales.length)
  }

  /** `codes` as `readTokens` gives them, `count` of them. */
  of(codes: Int32Array, count: number): Nearnesses {
    const { surfaceFolds } = this.#segment
    const { folds } = this.#numbers
    const title = nothingYet()
    const line = nothingYet()
    let nearLine = 0
    let field = titleField
    let before = -1
    for (let at = 0; at < count; at++) {
      const code = codes[at]!
      if (code === lineEnd || code === passageEnd || code === sectionEnd) {
        if (field === textField) nearLine = Math.max(nearLine, cosine(line, title))
        this.#closeLine(line)
        before = -1
        if (code === sectionEnd) field++
        continue
      }
      if (field !== titleField && field !== textField) continue
      const fold = surfaceFolds[surfaceNumber(code)]!
      const part = field === titleField ? title : line
      this.#count(folds[fold]!, part)
      if (before >= 0) this.#count(this.#numbers.ofPair(before, fold), part)
      before = fold
    }
    return { nearTitle: cosine(title, nothingYet()), nearLine }
  }

  #count(term: number, sum: Sum): void {
    if (term < 0) return
    const times = this.#line[term]!
    if (times === timesMax) return
    if (times === 0) this.#touched.push(term)
    this.#line[term] = times + 1
    const had = this.#idfs[term]! * logs[times]!
    const has = this.#idfs[term]! * logs[times + 1]!
    sum.product += (has - had) * this.#question.nearTo(term)
    sum.squares += has * has - had * had
  }

  #closeLine(line: Sum): void {
    for (const term of this.#touched) this.#line[term] = 0
    this.#touched.length = 0
    line.product = 0
    line.squares = 0
  }
}

type Sum = { product: number; squares: number }

function nothingYet(): Sum {
  return { product: 0, squares: 0 }
}

function cosine(part: Sum, title: Sum): number {
  const squares = part.squares + title.squares
  return squares === 0 ? 0 : (part.product + title.product) / Math.sqrt(squares)
}

/** The vectors' numbers of a segment's folded forms and pairs; -1 where there is none. */
type TermNumbers = { folds: Int32Array; ofPair(first: number, second: number): number }

const known = new WeakMap<Segment, TermNumbers>()

function numbersIn(segment: Segment, vectors: WordVectors): TermNumbers {
  let numbers = known.get(segment)
  if (numbers === undefined) {
    numbers = readNumbers(segment, vectors)
    known.set(segment, numbers)
  }
  return numbers
}

/** Pairs lie in an open table of twice their number: a pair is looked for at every token. */
function readNumbers({ foldNumbers, folds }: Segment, { terms }: WordVectors): TermNumbers {
  const byFold = new Int32Array(folds.length).fill(-1)
  const size = 2 ** Math.ceil(Math.log2(2 * terms.size + 2))
  const firsts = new Int32Array(size).fill(-1)
  const seconds = new Int32Array(size)
  const values = new Int32Array(size)
  const placeOf = (first: number, second: number) => {
    let place = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & (size - 1)
    while (firsts[place]! >= 0 && (firsts[place] !== first || seconds[place] !== second))
      place = (place + 1) & (size - 1)
    return place
  }
  for (const [term, number] of terms) {
    const [first, second] = term.split(' ').map((fold) => foldNumbers.get(fold))
    if (first === undefined) continue
    if (!term.includes(' ')) byFold[first] = number
    else if (second !== undefined) {
      const place = placeOf(first, second)
      firsts[place] = first
      seconds[place] = second
      values[place] = number
    }
  }
  return {
    folds: byFold,
    ofPair(first, second) {
      const place = placeOf(first, second)
      return firsts[place]! < 0 ? -1 : values[place]!
    },
  }
}
