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
  const excluded = lines
    .filter(({ state }) => state === 'excluded')
    .map(({ placeName, excludedWhy }) => ({ placeName, why: excludedWhy }))
  const waiting = lines.length - recognised - notRecognised - excluded.length
  return {
    ...sumCoverage([{ communes, recognised, notRecognised, waiting, excluded: excluded.length }]),
    excluded,
  }
}

/** A province in a year, counted. */
export type ProvinceCoverage = { provinceId: string; provinceName: string } & CommuneCounts

/** `communes`: those that stand on the last day of the year. */
export type CommuneCounts = {
  communes: number
  recognised: number
  notRecognised: number
  waiting: number
  excluded: number
}

export type CoverageCounts = Omit<Coverage, 'excluded'> & { excluded: number }

/** Of one province or of many together: the share is over what was decided, never a mean of shares. */
export function sumCoverage(provinces: readonly CommuneCounts[]): CoverageCounts {
  const sum = (key: keyof CommuneCounts) => provinces.reduce((total, one) => total + one[key], 0)
  const [recognised, notRecognised] = [sum('recognised'), sum('notRecognised')]
  const decided = recognised + notRecognised
  return {
    communes: sum('communes'),
    recognised,
    notRecognised,
    waiting: sum('waiting'),
    excluded: sum('excluded'),
    notAssessed: provinces.reduce(
      (total, one) =>
        total + Math.max(0, one.communes - one.recognised - one.notRecognised - one.waiting - one.excluded),
      0,
    ),
    share: decided === 0 ? null : showPercent(recognised / decided),
  }
}
