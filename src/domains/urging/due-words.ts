import { type Day, showDay } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { workingDaysBetween } from '#domains/calendar/working-days.ts'
import { showWorkingDaysLeft } from '#ui/show.ts'

/** «hạn 31/10/2026, quá hạn 15 ngày làm việc»; on a day off too, when what was due yesterday is late and not «hết hạn hôm nay». */
export function dueInWords(dueDay: Day | null, today: Day, calendar: Calendar): string {
  if (dueDay === null) return 'không ghi hạn'
  const left = workingDaysBetween(today, dueDay, calendar)
  const words =
    left === 0 && dueDay !== today
      ? dueDay < today
        ? 'vừa quá hạn'
        : 'hạn rơi vào ngày nghỉ tới'
      : showWorkingDaysLeft(left)
  return `hạn ${showDay(dueDay)}, ${words}`
}
