import { addDays, type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays, type CountedDay, moveToWorkingDay } from '#domains/calendar/working-days.ts'

/** Thời hạn: a length of time as the law gives it, counted from an event. */
export type TimeLimit = { count: number; unit: 'working-days' | 'days' | 'weeks' | 'months' | 'years' }

/**
 * The last day that is still in time, until 24:00. The day of the event is not counted; a last day that is off moves to
 * the next working day.
 * @law Bộ luật Dân sự 91/2015/QH13, Điều 147 và 148
 */
export function lastDayOf(limit: TimeLimit, event: Day, calendar: Calendar): CountedDay {
  if (!Number.isInteger(limit.count) || limit.count < 0 || limit.count > countMax)
    throw new RangeError(`No time limit: ${limit.count} ${limit.unit}.`)
  switch (limit.unit) {
    case 'working-days':
      return addWorkingDays(event, limit.count, calendar)
    case 'days':
      return moveToWorkingDay(addDays(event, limit.count), calendar)
    case 'weeks':
      return moveToWorkingDay(addDays(event, limit.count * 7), calendar)
    case 'months':
      return moveToWorkingDay(addMonths(event, limit.count), calendar)
    case 'years':
      return moveToWorkingDay(addMonths(event, limit.count * 12), calendar)
  }
}

/** The same day of the month, or that month's last day where it has no such day. @law Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 3 */
export function addMonths(day: Day, months: number): Day {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + months
  const last = lastDayOfMonth(Math.floor(index / 12), (index % 12) + 1)
  const sameDay = `${last.slice(0, 8)}${day.slice(8)}`
  return sameDay < last ? sameDay : last
}

const countMax = 2000
