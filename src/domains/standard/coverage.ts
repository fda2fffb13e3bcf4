/** Tỷ lệ được công nhận of a province in a year: always with its counts, over those that were decided; who is left out says why. */
import { showPercent } from '#domains/standard/rule-test.ts'

/** A province in a year, counted. */
export type ProvinceCoverage = { provinceId: string; provinceName: string } & CommuneCounts

/** `communes`: those that stand on the last day of the year. */
export type CommuneCounts = {
  communes: number
  recognised: number
  notRecognised: number
  /** Of communes that stand then, what is not decided yet. */
  waiting: number
  excluded: number
  /** What is not decided of communes that ended before: nobody decides it any more. */
  ended: number
  /** Decided or left out, of communes that ended before: they stand in no part of `communes`. */
  gone: number
}

export type CoverageCounts = Omit<CommuneCounts, 'gone'> & {
  notAssessed: number
  /** Recognised over decided; null: nothing was decided. */
  share: string | null
}

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
    ended: sum('ended'),
    notAssessed: provinces.reduce((total, one) => total + Math.max(0, one.communes - foundOf(one)), 0),
    share: decided === 0 ? null : showPercent(recognised / decided),
  }
}

/** Communes that stand and have an assessment or a result. */
const foundOf = ({ recognised, notRecognised, waiting, excluded, gone }: CommuneCounts) =>
  recognised + notRecognised + waiting + excluded - gone

/** «; 1 xã đã kết thúc mà chưa quyết định»; empty where there is none. */
export function endedWords({ ended }: Pick<CommuneCounts, 'ended'>): string {
  return ended === 0 ? '' : `; ${ended} xã, phường đã kết thúc mà chưa quyết định`
}
