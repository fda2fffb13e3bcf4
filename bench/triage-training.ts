import { type Cues, meetCues } from '#domains/matters/doors/cue.ts'
import { repairSlips } from '#domains/matters/doors/slips.ts'
import { cueScaleIn, featuresOf, type WeightFile } from '#domains/matters/doors/weights.ts'
import { groupsIn } from '#domains/matters/doors/word-groups.ts'
import { readWords } from '#domains/matters/doors/words.ts'
import type { TriageSentence } from './triage-sentences.ts'

export type TrainingChoice = {
  /** Penalty on the square of each weight. */
  l2: number
  cueScale: number
  /** How much of a sentence belongs to its best door when it has two. */
  firstShare: number
  /** How much of each sentence is spread over all doors, for its mark is one person's view: who is less sure errs less with strangers. */
  spread: number
}

/** What the shipped weights were made with. */
export const shippedTraining: TrainingChoice = { l2: 0.0002, cueScale: 0.15, firstShare: 0.65, spread: 0.1 }

const rounds = 150
/** The first step; each is smaller than the one before, or the last ones only go to and fro. */
const rate = 0.1
const seenMin = 2
/** In hundredths: what speaks less for every door changes nothing that was measured and is left out; half as many again cost .003. */
const speaksMin = 4

/** Softmax over doors, cues as a fixed offset, a penalty on large weights, Adam over all sentences at once. The same each time. */
export function trainTriage(
  sentences: readonly TriageSentence[],
  doors: readonly string[],
  cues: Cues,
  { l2, cueScale, firstShare, spread }: TrainingChoice,
): WeightFile {
  const known: Record<string, number> = {}
  for (const { text } of sentences) for (const { plain } of readWords(text)) known[plain] = (known[plain] ?? 0) + 1
  const knownMap = new Map(Object.entries(known))
  const read = sentences.map(({ text, doors: right }) => {
    const words = repairSlips(readWords(text), knownMap)
    const offset = doors.map(() => 0)
    for (const { cue } of meetCues(words, cues)) {
      const at = doors.indexOf(cue.door)
      if (at >= 0) offset[at]! += cue.weight * cueScaleIn(words, cueScale)
    }
    const marked = (door: string) =>
      door === right[0] ? (right.length > 1 ? firstShare : 1) : right.includes(door) ? 1 - firstShare : 0
    const target = doors.map((door) => marked(door) * (1 - spread) + spread / doors.length)
    return { features: [...featuresOf(words, groupsIn(words))], offset, target }
  })
  const seen = new Map<string, number>()
  for (const { features } of read) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1)
  const names = [...seen].filter(([, count]) => count >= seenMin).map(([name]) => name)
  const places = new Map(names.map((name, at) => [name, at]))
  const [rows, width] = [names.length, doors.length]
  const weights = new Float64Array((rows + 1) * width) // the last row is the bias
  const first = new Float64Array(weights.length)
  const second = new Float64Array(weights.length)
  const ready = read.map(({ features, ...one }) => ({
    ...one,
    at: [...features.flatMap((feature) => places.get(feature) ?? []), rows],
  }))
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(weights.length)
    for (const { at, offset, target } of ready) {
      const scores = offset.slice()
      for (const row of at) for (let door = 0; door < width; door++) scores[door]! += weights[row * width + door]!
      const best = Math.max(...scores)
      const odds = scores.map((score) => Math.exp(score - best))
      const all = odds.reduce((sum, value) => sum + value, 0)
      for (let door = 0; door < width; door++) {
        const excess = odds[door]! / all - target[door]!
        for (const row of at) slope[row * width + door]! += excess
      }
    }
    for (let at = 0; at < weights.length; at++) {
      const step = slope[at]! / ready.length + (at < rows * width ? l2 * weights[at]! : 0)
      first[at] = 0.9 * first[at]! + 0.1 * step
      second[at] = 0.999 * second[at]! + 0.001 * step * step
      const unbiased = Math.sqrt(second[at]! / (1 - 0.999 ** round)) + 1e-8
      weights[at]! -= (rate * (1 - (round - 1) / rounds) * first[at]!) / (1 - 0.9 ** round) / unbiased
    }
  }
  const numbers = (row: number) =>
    Array.from({ length: width }, (_, door) => Math.round(weights[row * width + door]! * 100))
  return {
    doors: [...doors],
    cueScale,
    bias: numbers(rows),
    features: Object.fromEntries(
      names
        .map((name, row) => [name, numbers(row)] as const)
        .filter(([, all]) => all.some((one) => Math.abs(one) > speaksMin)),
    ),
    known,
  }
}
