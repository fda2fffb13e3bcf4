import { type Bm25fWeights, fieldNames } from './search-engine.ts'

/** What occurrences in a field count, where that field has `length` tokens and `mean` on average. */
export function weighed(weights: Bm25fWeights, field: number, times: number, length: number, mean: number): number {
  const { weight, lengthShare } = weights.fields[fieldNames[field]!]
  return (times * weight) / (1 - lengthShare + (lengthShare / Math.max(mean, 1)) * length)
}

/** Occurrences of all fields, saturated together: 0…1. */
export function saturation(weights: Bm25fWeights, frequency: number): number {
  return frequency / (weights.k1 + frequency)
}

export function inverseFrequency(entries: number, withTerm: number): number {
  return Math.log(1 + (entries - withTerm + 0.5) / (withTerm + 0.5))
}

/** Scores are sums of whole numbers, so that the order of adding changes nothing. */
export const scoreUnit = 4096
