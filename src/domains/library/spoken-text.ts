/** Chữ để nghe: what is said of a place in the law or of a guide, sentence by sentence, and what its sound file is called. */
import { createHash } from 'node:crypto'
import { readAloud } from '#domains/library/read-aloud.ts'
import { syllableCount } from '#domains/library/reading-level.ts'
import type { Voice } from '#platform/speech/voice.ts'

export type SpokenText = {
  /** `/phap-luat/35-2013-qh13/dieu-3/khoan-1`. */
  path: string
  /** As a person reads it; what a recording is made of. */
  lines: readonly string[]
}

/** Grows when the same text is to be said in another way (other words for numbers, other pauses). */
const edition = 1

/** What a recording was made of: other words, or another state of the law, are another text. Hexadecimal SHA-256. */
export function spokenHash({ lines }: SpokenText): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** For the voice: numbers, days and short forms in words, a stop at the end of each line. */
export function scriptOf({ lines }: SpokenText): string {
  return lines
    .map(readAloud)
    .filter((line) => line !== '')
    .map((line) => (/[.!?:;]$/u.test(line) ? line : `${line}.`))
    .join('\n\n')
}

/** The file of this text in this voice; undefined: too long for it. The name follows from both, so that no file is ever stale. */
export function soundName(spoken: SpokenText, voice: Voice): string | undefined {
  const script = scriptOf(spoken)
  if (script === '' || script.length > voice.charsMax) return undefined
  const key = createHash('sha256').update(`${edition}\n${voice.id}\n${script}`).digest('hex').slice(0, 32)
  return `${key}.${voice.format.extension}`
}

/** Syllables a minute of somebody who listens for the sense; near what the machine's voice does. */
const listeningRate = 210

export function listeningMinutes(spoken: SpokenText): number {
  return Math.max(1, Math.round(syllableCount(scriptOf(spoken)) / listeningRate))
}
