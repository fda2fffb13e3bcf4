/**
 * Tỷ lệ báo cáo: of those who had to report, how many did. Counted twice: on the map as it was at the end of the window, and on
 * today's, where a body of today has reported when everybody that it took over from has. Never over 100 %.
 */
import type { Day } from '#base/day.ts'
import type { Answered } from '#domains/statistics/returns/asking.ts'

export type Expected = {
  bodyId: string
  bodyName: string
  placeId: string
  answered: (Answered & { returnId: string; firstSentOn: Day }) | null
  endedOn: Day | null
  /** Who took over from it, directly. */
  successors: string[]
}

export type Share = { part: number; whole: number }

/** Who answers for an expected body: itself, else one that took over from it and answered. */
export function answerFor(one: Expected, takenOver: ReadonlyMap<string, Expected>): Expected | undefined {
  return [one, ...heirsOf(one, takenOver)].find(({ answered }) => answered !== null)
}

export function rateAsItWas(expected: readonly Expected[], takenOver: ReadonlyMap<string, Expected>): Share {
  return { part: expected.filter((one) => answerFor(one, takenOver) !== undefined).length, whole: expected.length }
}

export function rateOnTodaysMap(expected: readonly Expected[], takenOver: ReadonlyMap<string, Expected>): Share {
  const byToday = new Map<string, boolean>()
  for (const one of expected) {
    const has = answerFor(one, takenOver) !== undefined
    for (const id of standingToday(one, takenOver)) byToday.set(id, (byToday.get(id) ?? true) && has)
  }
  return { part: [...byToday.values()].filter(Boolean).length, whole: byToday.size }
}

/** A body that ended without anybody to take over stays itself. */
function standingToday(one: Expected, takenOver: ReadonlyMap<string, Expected>): string[] {
  const last = heirsOf(one, takenOver).filter(({ successors }) => successors.every((id) => !takenOver.has(id)))
  return last.length === 0 ? [one.bodyId] : last.map(({ bodyId }) => bodyId)
}

function heirsOf(one: Expected, takenOver: ReadonlyMap<string, Expected>): Expected[] {
  const heirs = new Map<string, Expected>()
  const open = [...one.successors]
  while (open.length > 0) {
    const heir = takenOver.get(open.pop()!)
    if (heir === undefined || heirs.has(heir.bodyId) || heir.bodyId === one.bodyId) continue
    heirs.set(heir.bodyId, heir)
    open.push(...heir.successors)
  }
  return [...heirs.values()]
}
