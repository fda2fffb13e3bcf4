/** Điểm: sums and what they are measured by. Points that a person gave without a document are claimed, and add to no sum. */

/** `claimed`: the points, or where they do not count yet what a person gave; null: nobody gave any. */
export type Pointed = { points: number | null; claimed: number | null }

/** Points enough, or too few even with all that is claimed, or it cannot be told yet: for points nobody gave, or for want of documents. */
export type Reached = { is: 'enough' | 'low' | 'waits' | 'unproven'; sum: number }

export function reachedBy(parts: readonly Pointed[], least: number): Reached {
  const { sum } = sumOf(parts.map(({ points }) => points))
  const claims = sumOf(parts.map(({ claimed }) => claimed))
  if (sum >= least) return { is: 'enough', sum }
  if (!claims.isWhole) return { is: 'waits', sum }
  return { is: claims.sum < least ? 'low' : 'unproven', sum }
}

export function sumOf(points: readonly (number | null)[]): { sum: number; isWhole: boolean } {
  const known = points.filter((one) => one !== null)
  // added as thousandths: 0,1 + 0,2 of binary fractions is not 0,3, and 80 points must be 80
  const sum = known.reduce((total, one) => total + Math.round(one * 1000), 0) / 1000
  return { sum, isWhole: known.length === points.length }
}

/** The least number of thousandths that is a share of some points; a hair below, for 25 × 0,28 is above 7 in the machine. */
export function shareOfPoints(points: number, share: number): number {
  return Math.ceil(points * share * 1000 - 1e-6) / 1000
}

export const showSum = (points: number) => String(Math.round(points * 100) / 100).replace('.', ',')
