import type { Calendar } from '#domains/calendar/calendar.ts'
import { runClock } from '#domains/matters/clocks/clock.ts'
import { loadRule, showBasis, showLength } from '#domains/matters/clocks/clock-rule.ts'
import type { Session } from '#domains/matters/reception/reception.ts'

/** Niêm yết lịch tiếp: how long before the day it is to stand there, as `clocks.json` has it. */
const rule = loadRule('reception.schedule')

/** «5 ngày làm việc», and who says so. */
export const publishedBefore = { length: showLength(rule.count, rule.unit), basis: showBasis(rule) }

/** The schedule of this session was published too late; a time that is not sure makes nobody late. */
export function isPublishedLate({ day, rule: { publishedOn } }: Session, calendar: Calendar): boolean {
  const none = { circumstances: [], suspensions: [], extensions: 0 }
  const { lateAfter, decides } = runClock(rule, { start: day, ...none }, calendar)
  return decides && lateAfter !== null && publishedOn > lateAfter
}
