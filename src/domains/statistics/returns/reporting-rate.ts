/**
 * Tỷ lệ báo cáo: of those who had to report, how many did. Counted twice: on the map as it was at the end of the window, and on
 * today's, where a body of today has reported when everybody that it took over from has. Never over 100 %.
 */
import type { Day } from '#base/day.ts'
import type { Answered } from '#domains/statistics/returns/asking.ts'
import { type Heirs, lineOf, standingToday } from '#domains/statistics/todays-map.ts'

export type Expected = {
  bodyId: string
  bodyName: string
  placeId: string
  /** `tookOver`: those whose records the return counts with its own. */
  answered: (Answered & { returnId: string; firstSentOn: Day; tookOver: string[] }) | null
  endedOn: Day | null
  /** Who took over from it, directly. */
  successors: string[]
}

export type Share = { part: number; whole: number }

/** Who answers for an expected body: itself, else one that took over from it and counted its records as well. */
export function answerFor(one: Expected, takenOver: ReadonlyMap<string, Expected>, heirs: Heirs): Expected | undefined {
  if (one.answered !== null) return one
  return lineOf(one.bodyId, heirs)
    .map((id) => takenOver.get(id)!)
    .find(({ answered }) => answered?.tookOver.includes(one.bodyId) === true)
}

export function rateAsItWas(expected: readonly Expected[], takenOver: ReadonlyMap<string, Expected>): Share {
  const heirs = heirsAmong(expected, takenOver)
  const part = expected.filter((one) => answerFor(one, takenOver, heirs) !== undefined).length
  return { part, whole: expected.length }
}

export function rateOnTodaysMap(expected: readonly Expected[], takenOver: ReadonlyMap<string, Expected>): Share {
  const heirs = heirsAmong(expected, takenOver)
  const byToday = new Map<string, boolean>()
  for (const one of expected) {
    const has = answerFor(one, takenOver, heirs) !== undefined
    for (const id of standingToday(one.bodyId, heirs)) byToday.set(id, (byToday.get(id) ?? true) && has)
  }
  return { part: [...byToday.values()].filter(Boolean).length, whole: byToday.size }
}

/** Of expected bodies and of all that took over from them. */
export function heirsAmong(expected: readonly Expected[], takenOver: ReadonlyMap<string, Expected>): Heirs {
  return new Map(
    [...takenOver.values(), ...expected].map(({ bodyId, successors }) => [
      bodyId,
      successors.filter((id) => takenOver.has(id)),
    ]),
  )
}
