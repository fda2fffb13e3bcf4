import { type Day, daysBetween, showDay, showDayWithWeekday } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { workingDaysBetween } from '#domains/calendar/working-days.ts'
import { isDone, isLate, type Obligation, stateNames } from '#domains/plans/obligation.ts'
import type { Tone } from '#ui/parts/chip.tsx'
import { showDeadline, showWorkingDaysLeft } from '#ui/show.ts'

type Seen = Pick<Obligation, 'state' | 'dueDay' | 'doneDay' | 'returned'>

/** The state of an obligation as an officer says it, with its colour: late, returned and waiting for a person stand out. */
export function wordFor(obligation: Seen, today: Day): { label: string; tone: Tone } {
  if (obligation.state === 'waiting') return { label: stateNames.waiting, tone: 'neutral' }
  if (obligation.state === 'open' && obligation.returned) return { label: 'Bị trả lại', tone: 'warm' }
  if (obligation.state === 'open')
    return isLate(obligation, today) ? { label: 'Quá hạn', tone: 'danger' } : { label: stateNames.open, tone: 'action' }
  const late = isLate(obligation, today) ? ', muộn' : ''
  return { label: `${stateNames[obligation.state]}${late}`, tone: late === '' ? 'good' : 'warm' }
}

/** Beyond this many days ahead or behind, nobody counts in working days. */
export const workingDaysShownMax = 45

/** «thứ Ba, 30/6/2026 – còn 12 ngày làm việc»; for done work the day alone. */
export function dueWords(obligation: Pick<Obligation, 'state' | 'dueDay'>, today: Day, calendar: Calendar): string {
  const { dueDay } = obligation
  if (dueDay === null) return obligation.state === 'waiting' ? 'khi được yêu cầu' : 'không ghi hạn'
  if (isDone(obligation)) return showDay(dueDay)
  if (Math.abs(daysBetween(today, dueDay)) > workingDaysShownMax) return showDeadline(dueDay, today)
  return `${showDayWithWeekday(dueDay)} – ${showWorkingDaysLeft(workingDaysBetween(today, dueDay, calendar))}`
}
