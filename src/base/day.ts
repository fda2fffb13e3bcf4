/**
 * Ngày: a calendar day without a clock, as `YYYY-MM-DD` in the Vietnamese calendar (UTC+7, no daylight saving).
 * Days compare as strings.
 */
export type Day = string & { readonly __day?: never }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000
const vietnamOffsetMs = 7 * 3_600_000

/** The day for a year, a month 1–12 and a day of the month; undefined when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (year < 1000 || year > 9999) return undefined
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return undefined
  return date.toISOString().slice(0, 10)
}

export function isDay(text: string): text is Day {
  const match = pattern.exec(text)
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined
}

/** The day it is in Vietnam at a moment. */
export function dayAt(moment: Date): Day {
  return new Date(moment.getTime() + vietnamOffsetMs).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** 1 (Monday) … 7 (Sunday). */
export function weekday(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay() || 7
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 1 … 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

export function lastDayOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The first day of each month that touches the days. */
export function firstDaysOfMonths(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let at = yearOf(from) * 12 + monthOf(from) - 1; at <= yearOf(to) * 12 + monthOf(to) - 1; at++)
    days.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`)
  return days
}

const weekdayNames = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** `27/11/2026`. */
export function showDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** `thứ Sáu, 27/11/2026`: where a person must act. */
export function showDayWithWeekday(day: Day): string {
  return `${weekdayNames[weekday(day)]}, ${showDay(day)}`
}

/** `14:05 ngày 27/11/2026`, the Vietnamese clock. */
export function showMoment(moment: Date): string {
  return `${showTime(moment)} ngày ${showDay(dayAt(moment))}`
}

/** `14:05`, the Vietnamese clock. */
export function showTime(moment: Date): string {
  return new Date(moment.getTime() + vietnamOffsetMs).toISOString().slice(11, 16)
}

/** Reads `27/11/2026`, `7/1/2026` or `2026-11-27`; undefined when it is no day. */
export function readDay(text: string): Day | undefined {
  const trimmed = text.trim()
  if (isDay(trimmed)) return trimmed
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  return match ? dayOf(Number(match[3]), Number(match[2]), Number(match[1])) : undefined
}
