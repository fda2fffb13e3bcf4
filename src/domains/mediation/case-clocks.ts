/** Thời hạn của vụ, việc hòa giải: what the law gives, counted on the calendar; an unsure law or day makes nothing late. */
import type { Day } from '#base/day.ts'
import { type Calendar, calendarDoubts } from '#domains/calendar/calendar.ts'
import { lastDayOf } from '#domains/calendar/time-limit.ts'
import { decides } from '#domains/library/document.ts'
import type { Case } from '#domains/mediation/case.ts'
import { type ClockRule, clockRuleOn } from '#domains/mediation/mediation-law.ts'

export type CaseClock = {
  rule: ClockRule
  start: Day
  dueDay: Day
  /** The day it was done; null: not yet. */
  doneOn: Day | null
  /** Only a sure law on a sure calendar says so. */
  isLate: boolean
  isSure: boolean
}

export type FeeDays = { requestedOn: Day; decidedOn: Day | null; paidOn: Day | null; passedOn: Day | null }

/** Those that have begun, in the order of a case. */
export function clocksOf(
  one: Case,
  agreedOn: Day | null,
  fee: FeeDays | null,
  calendar: Calendar,
  today: Day,
  courtFiledOn: Day | null = null,
): CaseClock[] {
  const clocks: CaseClock[] = []
  const add = (id: 'start' | 'court' | 'fee-decide' | 'fee-pass', start: Day | null, doneOn: Day | null, due?: Day) => {
    if (start === null) return
    const rule = clockRuleOn(id, start)
    if (rule === undefined) return
    const dueDay = due ?? lastDayOf({ count: rule.count, unit: rule.unit }, start, calendar).day
    const isSure = decides(rule.mark) && calendarDoubts(start, dueDay, calendar).length === 0
    // nobody must go to court: after its last day the way is closed, and nothing is late
    const isOwed = id !== 'court'
    clocks.push({ rule, start, dueDay, doneOn, isSure, isLate: isOwed && isSure && (doneOn ?? today) > dueDay })
  }
  // another time that the parties agreed on takes the place of the three days; who witnessed it begins at once
  if (one.chosenBy !== 'witness') add('start', one.assignedOn, one.begunOn ?? one.endedOn, one.agreedStart ?? undefined)
  add('court', one.outcome === 'reached' ? (agreedOn ?? one.endedOn) : null, courtFiledOn)
  add('fee-decide', fee?.requestedOn ?? null, fee?.decidedOn ?? null)
  add('fee-pass', fee?.paidOn ?? null, fee?.passedOn ?? null)
  return clocks
}
