import { type Day, showDay, weekday, yearOf } from '#base/day.ts'

/**
 * Lịch làm việc: which days state bodies work. Saturday and Sunday are off; holidays and swapped days are data with a
 * source. @law Bộ luật Lao động 45/2019/QH14, Điều 111 và 112
 */
export type Calendar = { holidays: ReadonlyMap<Day, Holiday> }

export type Holiday = {
  day: Day
  /** «Tết Nguyên đán», «Làm việc bù dịp 30/4 và 01/5». */
  name: string
  /** `off`: nobody works. `working-swap`: a Saturday or Sunday worked instead of another day. */
  kind: 'off' | 'working-swap'
  source: string
  sourceDay: Day | null
  /** A: text of a law · B: announced, seen in the press · C: expected or second-hand, shown but never decides. */
  verified: 'A' | 'B' | 'C'
}

/** What a counted day rests on that is not sure. */
export type CalendarDoubt = { kind: 'unverified'; holiday: Holiday } | { kind: 'no-holidays-known'; year: number }

export function calendarOf(holidays: readonly Holiday[]): Calendar {
  return { holidays: new Map(holidays.map((holiday) => [holiday.day, holiday])) }
}

/** Unverified holidays count as if they were not there: `calendarDoubts` names them. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const holiday = calendar.holidays.get(day)
  if (holiday && decides(holiday)) return holiday.kind === 'working-swap'
  return weekday(day) <= 5
}

/** What is not sure about the days from `from` to `to`, both included: unverified holidays that would matter, and years without any. */
export function calendarDoubts(from: Day, to: Day, calendar: Calendar): CalendarDoubt[] {
  const { unverified, years } = unsureOf(calendar)
  const doubts = unverified
    .filter(({ day }) => day >= from && day <= to)
    .map((holiday): CalendarDoubt => ({ kind: 'unverified', holiday }))
  for (let year = yearOf(from); year <= yearOf(to); year++)
    if (!years.has(year)) doubts.push({ kind: 'no-holidays-known', year })
  return doubts
}

type Unsure = { unverified: Holiday[]; years: Set<number> }

const unsure = new WeakMap<Calendar, Unsure>()

/** Of a whole calendar once: a matter asks a dozen times, a register hundreds of times a dozen. */
function unsureOf(calendar: Calendar): Unsure {
  let known = unsure.get(calendar)
  if (known === undefined) {
    const unverified = [...calendar.holidays.values()]
      .filter((holiday) => !decides(holiday) && wouldMatter(holiday))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
    known = { unverified, years: new Set([...calendar.holidays.keys()].map(yearOf)) }
    unsure.set(calendar, known)
  }
  return known
}

/** A sentence an officer can act on. */
export function showDoubt(doubt: CalendarDoubt): string {
  switch (doubt.kind) {
    case 'unverified':
      return `Ngày ${showDay(doubt.holiday.day)} (${doubt.holiday.name}) chưa được xác nhận là ngày nghỉ nên vẫn tính là ngày làm việc. Khi có quyết định, hãy nhờ người quản trị nhập vào lịch.`
    case 'no-holidays-known':
      return `Lịch nghỉ lễ năm ${doubt.year} chưa được nhập; mới trừ thứ Bảy và Chủ nhật.`
  }
}

function decides(holiday: Holiday): boolean {
  return holiday.verified !== 'C'
}

/** A day off on a Sunday changes nothing. */
function wouldMatter(holiday: Holiday): boolean {
  return (holiday.kind === 'off') === weekday(holiday.day) <= 5
}
