import { z } from 'zod'
import weightFacts from '#domains/matters/doors/facts/weights.json' with { type: 'json' }
import type { Word } from '#domains/matters/doors/words.ts'

/** What `bench/triage-training.ts` learned: for each syllable, with and without tones, and each pair how much it speaks for each door. */
export type Weights = {
  doors: readonly string[]
  bias: readonly number[]
  /** What a cue's weight is multiplied by. */
  cueScale: number
  /** One number for each door. */
  features: ReadonlyMap<string, readonly number[]>
  /** Syllables that were seen, with how often: what a slip of the keys is mended to. */
  known: ReadonlyMap<string, number>
}

/** A feature counts once, however often it stands in the text. */
export function featuresOf(words: readonly Word[], groups: ReadonlySet<string>): Set<string> {
  const features = new Set<string>()
  for (const [at, word] of words.entries()) {
    features.add(nameOf(word))
    if (word.marks !== null) features.add(`~${word.plain}${word.marks}`)
    for (let gap = 0; gap <= gapMax && at + 1 + gap < words.length; gap++) {
      features.add(`${nameOf(word)}${gap === 0 ? ' ' : '_'}${nameOf(words[at + 1 + gap]!)}`)
    }
  }
  const [first, last] = [words[0], words.at(-1)]
  if (first && last) {
    features.add(`^${nameOf(first)}`)
    if (words[1]) features.add(`^${nameOf(first)} ${nameOf(words[1])}`)
    features.add(`${nameOf(last)}$`)
    if (words.length > 1) features.add(`${nameOf(words.at(-2)!)} ${nameOf(last)}$`)
  }
  const sorted = [...groups].sort()
  for (const [at, group] of sorted.entries()) {
    features.add(`#${group}`)
    for (const other of sorted.slice(at + 1)) features.add(`#${group} ${other}`)
  }
  return features
}

/** Words may stand between the two of a pair: «đòi … tiền», «không … trả». */
const gapMax = 2

/** What a cue's weight is multiplied by: in a few words it is nearly all that is said. */
export function cueScaleIn(words: readonly Word[], cueScale: number): number {
  return cueScale * (1 + shortness / Math.max(1, words.length))
}

const shortness = 4

/** Figures are all one. */
function nameOf({ plain }: Word): string {
  return /^\d/u.test(plain) ? '0' : plain
}

/** Numbers are kept as hundredths. */
const unit = 100

const weightFile = z.strictObject({
  doors: z.array(z.string()).max(40),
  cueScale: z.number(),
  bias: z.array(z.number().int()),
  features: z.record(z.string(), z.array(z.number().int())),
  known: z.record(z.string(), z.number().int()),
})

export type WeightFile = z.infer<typeof weightFile>

/** The shipped weights, read once. */
export function shippedWeights(): Weights {
  shipped ??= weightsOf(weightFile.parse(weightFacts))
  return shipped
}

let shipped: Weights | undefined

export function weightsOf({ doors, cueScale, bias, features, known }: WeightFile): Weights {
  const whole = (numbers: readonly number[]) => numbers.map((number) => number / unit)
  return {
    doors,
    cueScale,
    bias: whole(bias),
    features: new Map(Object.entries(features).map(([feature, numbers]) => [feature, whole(numbers)])),
    known: new Map(Object.entries(known)),
  }
}
