import { readAloud } from '#domains/library/read-aloud.ts'
import { syllableCount } from '#domains/library/reading-level.ts'

/** Thời lượng đọc: how long a text takes on a village's loudspeaker, before anybody has recorded it. */
export type SpeakingTime = {
  /** The sentences as they are said, one a line. */
  script: readonly string[]
  syllables: number
  seconds: number
}

/**
 * Syllables a minute on a loudspeaker. Vietnamese is read aloud in a quiet room at about 310 (5.2 a second: Pellegrino, Coupé and
 * Marsico 2011); between houses a loudspeaker echoes and is heard by people at work, so an announcer speaks much slower. Chosen,
 * not measured: a commune that has timed its own announcer gives its own rate.
 */
export const loudspeakerRate = 180
/** Silence that lets the echo of a sentence die. */
const pauseSeconds = 0.8

export function speakingTimeOf(
  sentences: readonly string[],
  syllablesPerMinute: number = loudspeakerRate,
): SpeakingTime {
  const script = sentences.map(readAloud).filter((line) => line !== '')
  const syllables = script.reduce((sum, line) => sum + syllableCount(line), 0)
  const pauses = Math.max(0, script.length - 1) * pauseSeconds
  return { script, syllables, seconds: Math.ceil((syllables / syllablesPerMinute) * 60 + pauses) }
}

/** «1 phút 20 giây», «45 giây». */
export function durationInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  return [minutes > 0 && `${minutes} phút`, (rest > 0 || minutes === 0) && `${rest} giây`].filter(Boolean).join(' ')
}
