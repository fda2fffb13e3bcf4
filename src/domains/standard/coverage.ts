/** Tỷ lệ được công nhận of a province in a year: always with its counts, over those that were decided; who is left out says why. */
import type { AssessmentState, Outcome } from '#domains/standard/assessment.ts'
import { showPercent } from '#domains/standard/rule-test.ts'

export type Coverage = {
  communes: number
  recognised: number
  notRecognised: number
  waiting: number
  notAssessed: number
  excluded: { placeName: string; why: string }[]
  /** Recognised over decided; null: nothing was decided. */
  share: string | null
}

export function coverageOf(
  lines: readonly { placeName: string; state: AssessmentState; outcome: Outcome | null; excludedWhy: string }[],
  communes: number,
): Coverage {
  const recognised = lines.filter(({ outcome }) => outcome === 'recognised').length
  const notRecognised = lines.filter(({ outcome }) => outcome === 'not-recognised').length
  const excluded = lines.filter(({ state }) => state === 'excluded')
  const decided = recognised + notRecognised
  return {
    communes,
    recognised,
    notRecognised,
    waiting: lines.length - decided - excluded.length,
    notAssessed: Math.max(0, communes - lines.length),
    excluded: excluded.map(({ placeName, excludedWhy }) => ({ placeName, why: excludedWhy })),
    share: decided === 0 ? null : showPercent(recognised / decided),
  }
}
