import type { Word } from '#domains/matters/doors/words.ts'

/** Phrases that each mean something, looked up in a text by their first word. */
export class PhraseBook<Meaning> {
  readonly #byFirst: ReadonlyMap<string, readonly { meaning: Meaning; phrase: readonly Word[] }[]>

  constructor(rows: readonly { meaning: Meaning; phrases: readonly (readonly Word[])[] }[]) {
    const all = rows.flatMap(({ meaning, phrases }) => phrases.map((phrase) => ({ meaning, phrase })))
    this.#byFirst = Map.groupBy(all, ({ phrase }) => phrase[0]!.plain)
  }

  /** Each meaning once, at the first place where one of its phrases stands. */
  meetings(words: readonly Word[]): { meaning: Meaning; start: number; end: number }[] {
    const met = new Map<Meaning, { meaning: Meaning; start: number; end: number }>()
    for (const [at, word] of words.entries()) {
      for (const { meaning, phrase } of this.#byFirst.get(word.plain) ?? []) {
        if (met.has(meaning) || !stands(phrase, words, at)) continue
        met.set(meaning, { meaning, start: word.start, end: words[at + phrase.length - 1]!.end })
      }
    }
    return [...met.values()]
  }
}

/** Where tones were typed they must be the phrase's own: «hơi» is not «hôi». */
function stands(phrase: readonly Word[], words: readonly Word[], at: number): boolean {
  return phrase.every(({ plain, marks }, step) => {
    const word = words[at + step]
    return word?.plain === plain && (word.marks === null || word.marks === marks)
  })
}
