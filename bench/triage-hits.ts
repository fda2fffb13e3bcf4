import { shippedCues } from '#domains/matters/doors/cue.ts'
import { triage } from '#domains/matters/doors/triage.ts'
import type { Weights } from '#domains/matters/doors/weights.ts'
import type { TriageSentence } from './triage-sentences.ts'

/** Shares of sentences: a right door is named first, or among two; `best2`: the best of the right ones is among two. */
export type TriageHits = { hits1: number; hits2: number; best2: number; sentences: number }

export function hitsOf(
  sentences: readonly TriageSentence[],
  weightsFor: (one: TriageSentence) => Weights | undefined,
): TriageHits {
  const judged = sentences.map((sentence) => {
    const [first, second] = triage(sentence.text, shippedCues(), weightsFor(sentence)).doors
    const two = [first!.door, second!.door]
    return {
      hits1: sentence.doors.includes(first!.door),
      hits2: two.some((door) => sentence.doors.includes(door)),
      best2: two.includes(sentence.doors[0]!),
    }
  })
  const share = (name: 'hits1' | 'hits2' | 'best2') => judged.filter((one) => one[name]).length / judged.length
  return { hits1: share('hits1'), hits2: share('hits2'), best2: share('best2'), sentences: judged.length }
}
