import { addDays, type Day } from '#base/day.ts'
import { type Calendar, type CalendarDoubt, calendarDoubts, isWorkingDay } from '#domains/calendar/calendar.ts'

/** Ngày làm việc: counting with them. Every count says what it rests on that is not sure. */
export type CountedDay = { day: Day; doubts: CalendarDoubt[] }

/**
 * The day that is `count` working days after `from`, or before it when negative; `from` itself is not counted.
 * Zero is `from`, also when that is a day off. At most 2,000 either way.
 * @law Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2 và 3
 */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): CountedDay {
  if (!Number.isInteger(count) || Math.abs(count) > workingDaysMax)
    throw new RangeError(`Cannot add ${count} working days.`)
  const step = Math.sign(count)
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day, calendar)) left--
  }
  const doubts =
    count === 0 ? [] : calendarDoubts(step > 0 ? addDays(from, 1) : day, step > 0 ? day : addDays(from, -1), calendar)
  return { day, doubts }
}

/** Working days after `from` up to and including `to`: «còn 3 ngày làm việc». Negative when `to` is earlier. At most 20 years. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  let day = from
  for (let steps = 0; day < to; steps++) {
    if (steps > daysMax) throw new RangeError(`${from} to ${to} is too long to count in working days.`)
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count++
  }
  return count
}

/**
 * The day itself when it is worked, else the next one that is: a time limit whose last day is off ends with that day.
 * @law Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5
 */
export function moveToWorkingDay(day: Day, calendar: Calendar): CountedDay {
  let end = day
  for (let steps = 0; !isWorkingDay(end, calendar); steps++) {
    if (steps > daysOffMax) throw new RangeError(`No working day within ${daysOffMax} days after ${day}.`)
    end = addDays(end, 1)
  }
  return { day: end, doubts: calendarDoubts(day, end, calendar) }
}

const workingDaysMax = 2000
const daysMax = 7305
const daysOffMax = 60
