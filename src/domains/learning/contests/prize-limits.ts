/**
 * Mức chi giải thưởng: the most that a prize may be on a day. What the province decided itself counts first; without it the circular does.
 * @law 56/2023/TT-BTC, Điều 3, Điều 5
 */
import type { Day } from '#base/day.ts'
import type { Prize } from '#domains/learning/contests/contest.ts'
import limits from '#domains/learning/facts/prize-limits.json' with { type: 'json' }
import { decides, type Mark } from '#domains/library/document.ts'

export type PrizeKind = {
  kind: string
  name: string
  of: 'person' | 'group'
  amountMax: number
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day
  effectiveTo: Day | null
}

/** What a province decided, between days. */
export type PrizeRate = { kind: string; amountMax: number; basis: string; fromDay: Day; toDay: Day | null }

export type PrizeLimit = { amountMax: number; basis: string }

/** In the order in which they are given. An unsure value limits nothing, so it is not offered. */
export const prizeKinds = (limits as readonly PrizeKind[]).filter(({ mark }) => decides(mark))

/** Prizes that one entrant wins, best first. */
export const personPrizes = prizeKinds.filter(({ of }) => of === 'person')

export function prizeName(kind: string): string {
  return prizeKinds.find((one) => one.kind === kind)?.name ?? kind
}

/** undefined: nothing that is sure says so on that day. */
export function prizeLimitOn(kind: string, day: Day, rates: readonly PrizeRate[]): PrizeLimit | undefined {
  const holds = (from: Day, to: Day | null) => from <= day && (to === null || day <= to)
  const own = rates.findLast((rate) => rate.kind === kind && holds(rate.fromDay, rate.toDay))
  if (own !== undefined) return own
  const nation = prizeKinds.find((one) => one.kind === kind && holds(one.effectiveFrom, one.effectiveTo))
  return nation && { amountMax: nation.amountMax, basis: `${nation.law}, ${nation.article}` }
}

export type OverLimit = { name: string; amount: number; limit: PrizeLimit | undefined }

/** Prizes above what may be paid, on the day on which the contest opens. */
export function overLimit(prizes: readonly Prize[], day: Day, rates: readonly PrizeRate[]): OverLimit[] {
  return prizes
    .map(({ kind, amount }) => ({ name: prizeName(kind), amount, limit: prizeLimitOn(kind, day, rates) }))
    .filter(({ amount, limit }) => limit === undefined || amount > limit.amountMax)
}

/** Which prize each rank wins, best first. */
export function prizeByRank(prizes: readonly Prize[]): string[] {
  return personPrizes.flatMap(({ kind }) =>
    prizes.filter((prize) => prize.kind === kind).flatMap(({ count }) => Array.from({ length: count }, () => kind)),
  )
}
