import { z } from 'zod'
import groupFacts from '#domains/matters/doors/facts/word-groups.json' with { type: 'json' }
import { PhraseBook } from '#domains/matters/doors/phrases.ts'
import { type Word, wordsOfPhrase } from '#domains/matters/doors/words.ts'

/** Nhóm từ: words that mean one thing to the sorting of stories («cán bộ», «giám đốc» → `officer`), whatever door it is. */
const wordGroup = z.strictObject({
  group: z.string().regex(/^[a-z]+$/u),
  words: z.array(z.string().min(1).max(40)).min(1).max(400),
})

/** The names of the groups of which a word stands in the text. */
export function groupsIn(words: readonly Word[]): Set<string> {
  shipped ??= new PhraseBook(
    z
      .array(wordGroup)
      .max(200)
      .parse(groupFacts)
      .map(({ group, words: phrases }) => ({ meaning: group, phrases: phrases.map(wordsOfPhrase) })),
  )
  return new Set(shipped.meetings(words).map(({ meaning }) => meaning))
}

let shipped: PhraseBook<string> | undefined
