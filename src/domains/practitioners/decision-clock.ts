/** Thời hạn quyết định: how long the law gives for a decision, counted from the day the whole file came. Facts: facts/clocks.json. */
import type { Day } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { lastDayOf, type TimeLimit } from '#domains/calendar/time-limit.ts'
import type { CountedDay } from '#domains/calendar/working-days.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import clocks from '#domains/practitioners/facts/clocks.json' with { type: 'json' }
import type { Asked } from '#domains/practitioners/practitioner.ts'
import type { PractitionerKind, Standards } from '#domains/practitioners/practitioner-kind.ts'

export type DecisionClock = {
  id: string
  standards: Standards
  step: Asked
  what: string
  limit: TimeLimit
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day
  effectiveTo: Day | null
}

export type DueDecision = CountedDay & { clock: DecisionClock; isLate: boolean }

/**
 * By when it must be decided; undefined where no law sets a time on that day. `isLate` only where the rule decides and no day on the
 * way is in doubt.
 */
export function dueDecision(
  kind: PractitionerKind,
  asked: { step: Asked; on: Day; today: Day },
  calendar: Calendar,
): DueDecision | undefined {
  const clock = (clocks as readonly DecisionClock[]).find(
    (one) =>
      one.standards === kind.standards &&
      one.step === asked.step &&
      one.effectiveFrom <= asked.on &&
      (one.effectiveTo === null || asked.on <= one.effectiveTo),
  )
  if (clock === undefined) return undefined
  const counted = lastDayOf(clock.limit, asked.on, calendar)
  const isLate = decides(clock.mark) && counted.doubts.length === 0 && counted.day < asked.today
  return { ...counted, clock, isLate }
}
