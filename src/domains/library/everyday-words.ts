/**
 * Lời thường dùng cạnh lời của luật: what a citizen types («sổ đỏ», «chồng đánh»), with the words that the law's texts use for
 * it; and how officers shorten («TGPL», «luật đất», «k2 đ5»). The direction is one: from everyday speech to the law. Facts
 * with their source in `facts/`; whoever searches adds the law's words to what was typed and never takes away a word of it.
 */
import { z } from 'zod'
import { fold, tidy } from '#base/vietnamese.ts'
import abbreviationFacts from '#domains/library/facts/abbreviations.json' with { type: 'json' }
import everydayFacts from '#domains/library/facts/everyday-words.json' with { type: 'json' }

export type EverydayWord = z.infer<typeof everydayWord> & {
  /** The phrase without tones. */
  key: string
}

/** `law` gives a law's whole name; `part` a word for điều, khoản; `number-part` what stands inside a document's number. */
export type Abbreviation = z.infer<typeof abbreviation> & { key: string }

export type EverydayWords = {
  /** The longest phrase first, so that «bị chồng đánh» is read before «chồng đánh». */
  words: readonly EverydayWord[]
  /** What a question without tones may mean, by key: phrases that would be another word there are left out. */
  toneless: ReadonlyMap<string, EverydayWord>
  abbreviations: readonly Abbreviation[]
}

/** The shipped lists, read and checked once. */
export function shippedEverydayWords(): EverydayWords {
  shipped ??= everydayWordsOf(everydayFacts, abbreviationFacts)
  return shipped
}

let shipped: EverydayWords | undefined

const wordsMax = 2_000
const abbreviationsMax = 1_000
const syllablesMax = 5

const tidyText = z.string().refine((text) => text === tidy(text), 'is tidy: NFC, single spaces')
const phrase = tidyText.min(2).max(120)

const everydayWord = z.strictObject({
  everyday: phrase
    .refine((text) => text === text.toLowerCase(), 'is in small letters')
    .refine((text) => text.split(' ').length <= syllablesMax, `has at most ${syllablesMax} syllables`),
  legal: z.array(phrase).min(1).max(3),
  /** Without tones the phrase reads as other words too («giam lương», «giảm lượng»): it counts only when it was typed with them. */
  needsTones: z.boolean(),
  source: tidyText.min(12).max(240),
})

const abbreviation = z.strictObject({
  short: tidyText.min(1).max(40),
  long: phrase,
  kind: z.enum(['word', 'law', 'part', 'number-part']),
})

/** Refuses lists that say two things of one phrase. */
export function everydayWordsOf(everyday: unknown, shortened: unknown): EverydayWords {
  const words = z
    .array(everydayWord)
    .max(wordsMax)
    .parse(everyday)
    .map((word) => ({ ...word, key: fold(word.everyday) }))
    .sort((one, other) => longer(one.everyday, other.everyday))
  const abbreviations = z
    .array(abbreviation)
    .max(abbreviationsMax)
    .parse(shortened)
    .map((each) => ({ ...each, key: fold(each.short) }))
    .sort((one, other) => longer(one.short, other.short))
  refuseTwice(words.map((word) => word.everyday))
  refuseTwice(abbreviations.map((each) => `${each.short.toLowerCase()} (${each.kind})`))
  const toneless = words.filter((word) => !word.needsTones)
  refuseTwice(toneless.map((word) => word.key))
  return { words, toneless: new Map(toneless.map((word) => [word.key, word])), abbreviations }
}

function longer(one: string, other: string): number {
  return other.split(' ').length - one.split(' ').length || other.length - one.length || (one < other ? -1 : 1)
}

function refuseTwice(keys: readonly string[]): void {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) throw new Error(`everyday words: «${key}» stands twice`)
    seen.add(key)
  }
}
