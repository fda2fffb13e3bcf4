import { z } from 'zod'
import cueFacts from '#domains/matters/doors/facts/cues.json' with { type: 'json' }
import { PhraseBook } from '#domains/matters/doors/phrases.ts'
import { type Word, wordsOfPhrase } from '#domains/matters/doors/words.ts'

/**
 * Dấu hiệu: words of a story that speak for a door, with the reason that is told to the person. One row of `facts/cues.json`; what
 * stands in `says` are phrases that mean the same. A row counts once, however often its words are said.
 */
export type Cue = z.infer<typeof cueRow>

/** A row that spoke, and the place of its words in the text. */
export type MetCue = { cue: Cue; start: number; end: number }

const cueRow = z.strictObject({
  door: z.string(),
  weight: z.number().positive().max(10),
  reason: z.string().min(10).max(120),
  says: z.array(z.string().min(2).max(80)).min(1).max(60),
})

export type Cues = PhraseBook<Cue>

/** The shipped rows, read once. */
export function shippedCues(): Cues {
  shipped ??= cuesOf(cueFacts)
  return shipped
}

let shipped: Cues | undefined

export function cuesOf(facts: unknown): Cues {
  return new PhraseBook(
    z
      .array(cueRow)
      .max(1_000)
      .parse(facts)
      .map((cue) => ({ meaning: cue, phrases: cue.says.map(wordsOfPhrase) })),
  )
}

/** Each row that speaks, at the first place where it does. */
export function meetCues(words: readonly Word[], cues: Cues): MetCue[] {
  return cues.meetings(words).map(({ meaning, ...place }) => ({ cue: meaning, ...place }))
}
