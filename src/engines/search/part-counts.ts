import type { Question } from './question.ts'

const k1 = 0.9
const lengthShare = 0.35
const titleWeight = 1.5

/** What a part of an entry (the title, a passage, a line, all of it) has of a question: how often each syllable and pair. */
export class PartCounts {
  readonly syllables: Uint16Array
  readonly pairs: Uint16Array
  readonly #question: Question
  /** In tokens, of the question or not. */
  length = 0
  /** The weight of what occurs at all: no score is above it. */
  #reach = 0

  constructor(question: Question) {
    this.#question = question
    this.syllables = new Uint16Array(question.syllables.length)
    this.pairs = new Uint16Array(question.pairs.length)
  }

  countSyllable(syllable: number): void {
    if (this.syllables[syllable]!++ === 0) this.#reach += this.#question.syllables[syllable]!.weight
  }

  countPair(pair: number): void {
    if (this.pairs[pair]!++ === 0) this.#reach += this.#question.pairs[pair]!.weight
  }

  clear(): void {
    if (this.#reach > 0) {
      this.syllables.fill(0)
      this.pairs.fill(0)
    }
    this.length = 0
    this.#reach = 0
  }

  /**
   * BM25 of this part together with the title, as a share of the question's weight, or `best` where that is higher.
   * `middle` is the length in tokens at which saturation is neither helped nor hindered.
   */
  scoreWith(title: PartCounts, middle: number, best: number): number {
    const { syllables, pairs, total } = this.#question
    if (this.#reach + title.#reach <= best * total) return best
    const norm = k1 * (1 - lengthShare + (lengthShare * this.length) / middle)
    let score = 0
    for (let at = 0; at < syllables.length; at++) {
      const times = this.syllables[at]! + titleWeight * title.syllables[at]!
      score += (syllables[at]!.weight * times) / (times + norm)
    }
    for (let at = 0; at < pairs.length; at++) {
      const times = this.pairs[at]! + titleWeight * title.pairs[at]!
      score += (pairs[at]!.weight * times) / (times + norm)
    }
    return Math.max(best, score / total)
  }
}
