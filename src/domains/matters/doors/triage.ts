import { type Cues, type MetCue, meetCues, shippedCues } from '#domains/matters/doors/cue.ts'
import { doorSlugs } from '#domains/matters/doors/door.ts'
import { repairSlips } from '#domains/matters/doors/slips.ts'
import { cueScaleIn, featuresOf, shippedWeights, type Weights } from '#domains/matters/doors/weights.ts'
import { groupsIn } from '#domains/matters/doors/word-groups.ts'
import { readWords } from '#domains/matters/doors/words.ts'

/** What a story is taken for: doors by how likely each is, and the words that spoke. */
export type Triage = {
  /** Every door, the likeliest first. */
  doors: DoorGuess[]
  /** The word groups that stand in it. */
  groups: ReadonlySet<string>
}

export type DoorGuess = {
  door: string
  /** 0…1; all together 1. */
  likelihood: number
  /** The rows that spoke for it, the heaviest first. */
  cues: MetCue[]
}

/** Pure, and the same for everybody: rows of cues, and a linear model over syllables and their pairs. */
export function triage(text: string, cues: Cues = shippedCues(), weights: Weights = shippedWeights()): Triage {
  const words = repairSlips(readWords(text), weights.known)
  const groups = groupsIn(words)
  const met = meetCues(words, cues)
  const scores = new Map(doorSlugs.map((door) => [door, 0]))
  const add = (door: string, score: number) => scores.set(door, (scores.get(door) ?? 0) + score)
  for (const [at, door] of weights.doors.entries()) add(door, weights.bias[at]!)
  for (const feature of featuresOf(words, groups)) {
    const row = weights.features.get(feature)
    if (row !== undefined) for (const [at, door] of weights.doors.entries()) add(door, row[at]!)
  }
  const cueScale = cueScaleIn(words, weights.cueScale)
  for (const { cue } of met) add(cue.door, cue.weight * cueScale)
  const best = Math.max(...scores.values())
  const sum = [...scores.values()].reduce((all, score) => all + Math.exp(score - best), 0)
  const doors = [...scores].map(([door, score]) => ({
    door,
    likelihood: Math.exp(score - best) / sum,
    cues: met.filter(({ cue }) => cue.door === door).sort((one, other) => other.cue.weight - one.cue.weight),
  }))
  return { doors: doors.sort((one, other) => other.likelihood - one.likelihood), groups }
}
