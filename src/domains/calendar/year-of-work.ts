import { addDays, type Day, lastDayOfMonth, weekday } from '#base/day.ts'
import { type Calendar, type Holiday, isWorkingDay } from '#domains/calendar/calendar.ts'

/** Một năm làm việc: what each of its days is, for drawing and counting. */
export type YearDay = {
  day: Day
  /** `unverified` is worked until its document is entered. */
  kind: 'working' | 'weekend' | 'off' | 'working-swap' | 'unverified'
  holiday: Holiday | undefined
}

/** Twelve months of days. */
export function yearOfWork(year: number, calendar: Calendar): YearDay[][] {
  return Array.from({ length: 12 }, (_, month) => {
    const last = lastDayOfMonth(year, month + 1)
    const days: YearDay[] = []
    for (let day = `${last.slice(0, 8)}01`; day <= last; day = addDays(day, 1)) days.push(yearDay(day, calendar))
    return days
  })
}

export function countWorkingDays(months: readonly (readonly YearDay[])[]): number {
  return months.flat().filter(({ kind }) => kind !== 'weekend' && kind !== 'off').length
}

function yearDay(day: Day, calendar: Calendar): YearDay {
  const holiday = calendar.holidays.get(day)
  return { day, holiday, kind: kindOf(day, calendar, holiday) }
}

function kindOf(day: Day, calendar: Calendar, holiday: Holiday | undefined): YearDay['kind'] {
  if (isWorkingDay(day, calendar)) {
    if (holiday === undefined) return 'working'
    return holiday.verified === 'C' ? 'unverified' : 'working-swap'
  }
  return holiday?.kind === 'off' && holiday.verified !== 'C' && weekday(day) <= 5 ? 'off' : 'weekend'
}
