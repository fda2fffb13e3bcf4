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

export type CoverageCounts = CommuneCounts & {
  notAssessed: number
  /** Recognised over decided; null: nothing was decided. */
  share: string | null
}

/** What of a year was not decided and stands in no other list: nobody opened it, or the commune ended before. */
export type UndecidedPart = 'unopened' | 'ended'

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
    gone: sum('gone'),
    notAssessed: provinces.reduce((total, one) => total + Math.max(0, one.communes - foundOf(one)), 0),
    share: decided === 0 ? null : showPercent(recognised / decided),
  }
}

/** Communes that stand and have an assessment or a result. */
const foundOf = ({ recognised, notRecognised, waiting, excluded, gone }: CommuneCounts) =>
  recognised + notRecognised + waiting + excluded - gone

/**
 * Why counts that stand before it come to more than the communes: «; trong các số ấy có 1 xã, phường không có vào ngày 31/12…», and what
 * they leave out: «; 1 xã, phường đã kết thúc mà chưa quyết định». Empty where there is none.
 */
export function endedWords({ ended, gone }: Pick<CommuneCounts, 'ended' | 'gone'>): string {
  return [
    gone === 0 ? '' : `; trong các số ấy có ${gone} xã, phường không có vào ngày 31/12 nên không tính trong tổng số`,
    ended === 0 ? '' : `; ${ended} xã, phường đã kết thúc mà chưa quyết định`,
  ].join('')
}
