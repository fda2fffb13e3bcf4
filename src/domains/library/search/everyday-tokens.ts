import { shippedEverydayWords } from '#domains/library/everyday-words.ts'
import type { QuestionToken } from '#engines/search/question.ts'
import { exactForm, foldedForm, tokensOf } from '#engines/search/syllables.ts'

/** What was typed in everyday words or short, and what the law calls it. */
export type SaidInLaw = { typed: string; legal: readonly string[] }

/** What the law says counts less than what was typed: it is one of several things that may be meant. */
const legalWeight = 0.6
const shortWeight = 0.9
const saidMax = 6

type Phrase = {
  legal: readonly string[]
  weight: number
  /** Whether what was typed, without tones but for those in it, can be this phrase. */
  isMeant(surfaces: readonly string[]): boolean
}

/** Phrases by their folded syllables. */
let phrases: ReadonlyMap<string, readonly Phrase[]> | undefined
let syllablesMax = 1

/** The law's words for everyday words and short forms in a question, to be searched beside what was typed. */
export function sayInLaw(surfaces: readonly string[]): { tokens: QuestionToken[]; said: SaidInLaw[] } {
  phrases ??= readPhrases()
  const folds = surfaces.map(foldedForm)
  const said: SaidInLaw[] = []
  const tokens: QuestionToken[] = []
  for (let from = 0; from < folds.length; ) {
    const found = phraseAt(phrases, surfaces, folds, from)
    if (found === undefined || said.length >= saidMax) {
      from++
      continue
    }
    said.push({ typed: surfaces.slice(from, found.to).join(' '), legal: found.phrase.legal })
    for (const legal of found.phrase.legal) {
      tokens.push(border)
      for (const { surface } of tokensOf(legal)) tokens.push({ surface, weight: found.phrase.weight })
    }
    from = found.to
  }
  return { tokens, said }
}

/** Nothing is meant by it; it keeps phrases from running into each other. */
const border: QuestionToken = { surface: '', weight: 0 }

function phraseAt(
  all: ReadonlyMap<string, readonly Phrase[]>,
  surfaces: readonly string[],
  folds: readonly string[],
  from: number,
) {
  for (let to = Math.min(folds.length, from + syllablesMax); to > from; to--) {
    const typed = surfaces.slice(from, to)
    const phrase = all.get(folds.slice(from, to).join(' '))?.find(({ isMeant }) => isMeant(typed))
    if (phrase) return { to, phrase }
  }
  return undefined
}

function readPhrases(): Map<string, Phrase[]> {
  const all = new Map<string, Phrase[]>()
  const add = (text: string, phrase: Phrase) => {
    const folds = tokensOf(text).map(({ surface }) => foldedForm(surface))
    if (folds.length === 0) return
    syllablesMax = Math.max(syllablesMax, folds.length)
    all.set(folds.join(' '), [...(all.get(folds.join(' ')) ?? []), phrase])
  }
  const { words, abbreviations } = shippedEverydayWords()
  for (const { everyday, legal, needsTones } of words) {
    const exact = exactly(everyday.split(' '))
    // With tones it must be the phrase itself («sở để» is no «số đề»); without, it may be.
    const isMeant = (typed: readonly string[]) =>
      exactly(typed) === exact ||
      (!needsTones && typed.every((surface) => foldedForm(surface) === surface.toLowerCase()))
    add(everyday, { legal, weight: legalWeight, isMeant })
  }
  for (const { short, long, kind } of abbreviations) {
    if (kind !== 'word' || short.length < 2) continue
    // «CA» is công an, «cả» and «ca» are words.
    const isWord = /[aeiouy]/.test(foldedForm(short))
    const isMeant = (typed: readonly string[]) => !isWord || typed.join(' ') === short
    add(short, { legal: [long], weight: shortWeight, isMeant })
  }
  return all
}

function exactly(surfaces: readonly string[]): string {
  return surfaces.map(exactForm).join(' ')
}
