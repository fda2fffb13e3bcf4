import { inverseFrequency } from './bm25f.ts'
import { frequencyAt } from './postings.ts'
import type { SearchTerm } from './search-engine.ts'
import type { Segment } from './segment.ts'
import { exactForm, foldedForm } from './syllables.ts'

/** A syllable as it was typed. What carries no meaning weighs 0 and only keeps its place. */
export type QuestionToken = { surface: string; weight: number }

/** A question with what each of its syllables and neighbouring pairs weighs: its own weight by its inverse frequency. */
export type Question = {
  /** Each syllable once. */
  syllables: { fold: string; exacts: Set<string>; own: number; weight: number }[]
  pairs: { first: number; second: number; own: number; weight: number }[]
  /** The syllables in their order, as numbers of `syllables`; -1 where nothing is meant. */
  order: number[]
  total: number
}

/** More syllables than this are not looked at. */
export const questionTokensMax = 120

export function weighQuestion(tokens: readonly QuestionToken[], segments: readonly Segment[]): Question {
  const entries = segments.reduce((sum, segment) => sum + segment.entries, 0)
  const idf = (first: string, second?: string) => inverseFrequency(entries, frequencyOf(segments, first, second))
  const syllables: Question['syllables'] = []
  const numbers = new Map<string, number>()
  const order: number[] = []
  for (const { surface, weight } of tokens.slice(0, questionTokensMax)) {
    const fold = foldedForm(surface)
    let number = numbers.get(fold)
    if (number === undefined) {
      number = syllables.push({ fold, exacts: new Set(), own: 0, weight: 0 }) - 1
      numbers.set(fold, number)
    }
    const syllable = syllables[number]!
    syllable.exacts.add(exactForm(surface))
    syllable.own = Math.max(syllable.own, weight)
    order.push(weight > 0 ? number : -1)
  }
  for (const syllable of syllables) syllable.weight = syllable.own * idf(syllable.fold)
  const pairs: Question['pairs'] = []
  const seen = new Set<string>()
  for (let at = 1; at < order.length; at++) {
    const first = order[at - 1]!
    const second = order[at]!
    if (first < 0 || second < 0 || seen.has(`${first} ${second}`)) continue
    seen.add(`${first} ${second}`)
    const own = Math.min(syllables[first]!.own, syllables[second]!.own)
    const weight = own * idf(syllables[first]!.fold, syllables[second]!.fold)
    pairs.push({ first, second, own, weight })
  }
  const total = [...syllables, ...pairs].reduce((sum, { weight }) => sum + weight, 0)
  return { syllables, pairs, order, total: Math.max(total, 1e-9) }
}

export function frequencyOf(segments: readonly Segment[], first: string, second?: string): number {
  return segments.reduce((sum, segment) => {
    const start = segment.postingsOf(first, second)
    return start === undefined ? sum : sum + frequencyAt(segment.postings, start)
  }, 0)
}

/** What to search by: every syllable and pair that weighs something. */
export function questionTerms({ syllables, pairs }: Question): SearchTerm[] {
  return [
    ...syllables.flatMap(({ fold, own }) => (own > 0 ? { first: fold, weight: own } : [])),
    ...pairs.map(({ first, second, own }) => ({
      first: syllables[first]!.fold,
      second: syllables[second]!.fold,
      weight: own,
    })),
  ]
}
