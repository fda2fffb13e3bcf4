/**
 * Mức chi giải thưởng: prizes are costs with a limit like others. What the province's council decided counts first; without it the circular
 * does. @law Thông tư 56/2023/TT-BTC, Điều 3, Điều 5
 */
import type { Day } from '#base/day.ts'
import { limitOn, normOf, type SpendingRate } from '#domains/activities/spending.ts'
import type { Prize } from '#domains/learning/contests/contest.ts'

export type PrizeKind = { kind: string; name: string }
export type PrizeLimit = { amountMax: number; basis: string }

/**
 * Best first, for one entrant each. The circular knows prizes for teams too; no contest here ranks teams, so none of them is offered.
 */
const ids = ['prize-first', 'prize-second', 'prize-third', 'prize-encouragement', 'prize-extra']

export const prizeKinds: readonly PrizeKind[] = ids.map((kind) => ({ kind, name: normOf(kind)!.name }))

export function prizeName(kind: string): string {
  return normOf(kind)?.name ?? kind
}

/** undefined: nothing that is sure says so on that day. */
export function prizeLimitOn(kind: string, day: Day, rates: readonly SpendingRate[]): PrizeLimit | undefined {
  const limit = limitOn(day, kind, rates)
  return limit?.decides ? { amountMax: limit.amount, basis: limit.said } : undefined
}

export type OverLimit = { name: string; amount: number; limit: PrizeLimit | undefined }

/** Prizes above what may be paid, on the day on which the contest opens. */
export function overLimit(prizes: readonly Prize[], day: Day, rates: readonly SpendingRate[]): OverLimit[] {
  return prizes
    .map(({ kind, amount }) => ({ name: prizeName(kind), amount, limit: prizeLimitOn(kind, day, rates) }))
    .filter(({ amount, limit }) => limit === undefined || amount > limit.amountMax)
}

/** Which prize each rank wins, best first. */
export function prizeByRank(prizes: readonly Prize[]): string[] {
  return prizeKinds.flatMap(({ kind }) =>
    prizes.filter((prize) => prize.kind === kind).flatMap(({ count }) => Array.from({ length: count }, () => kind)),
  )
}
