/**
 * Đồng hồ của một thời hạn: from a rule, the day it starts, and what happened on the way (gia hạn, tạm đình chỉ), the last day
 * that is in time, and everything that is needed to say how it was counted.
 * The day of the event is not counted; a day on which the matter is suspended is not counted; a last day that is off moves to the
 * next working day. An extension is counted on from the last counted day, not from the day that it was moved to.
 * @law BLDS 91/2015/QH13, Điều 147, Điều 148; Luật Tố cáo 25/2018/QH14, Điều 34 khoản 2; Nghị định 155/2026/NĐ-CP, Điều 12
 */
import { addDays, type Day, dayAt } from '#base/day.ts'
import {
  type Calendar,
  type CalendarDoubt,
  calendarDoubts,
  calendarOf,
  isWorkingDay,
} from '#domains/calendar/calendar.ts'
import { addMonths } from '#domains/calendar/time-limit.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import {
  type Circumstance,
  type ClockRule,
  type ClockUnit,
  countFor,
  ruleDecides,
} from '#domains/matters/clocks/clock-rule.ts'

/** From the day of the decision to suspend up to the day before the one to go on; `to` null: still suspended. */
export type Suspension = { from: Day; to: Day | null }

export type ClockHistory = {
  start: Day
  /** The moment, for lengths in hours. */
  startAt?: Date
  circumstances: readonly Circumstance[]
  suspensions: readonly Suspension[]
  /** How often it was extended. */
  extensions: number
}

export type Stretch = { count: number; unit: ClockUnit; why: 'base' | 'extension' }

export type Clock = {
  rule: ClockRule
  start: Day
  stretches: Stretch[]
  /** The last day that is in time, to 24:00; null while it stands still. */
  dueDay: Day | null
  /** The moment, for lengths in hours. */
  dueAt: Date | null
  /** Late only after this day: where a day off on the way is not confirmed, the reading that is kinder to the office. */
  lateAfter: Day | null
  /** The last day that was counted, before it was moved off a day off. */
  countedTo: Day
  /** Days that were not counted, and why. */
  skipped: { off: Day[]; suspended: Day[] }
  /** Counted days that are left while it stands still. */
  left: number
  doubts: CalendarDoubt[]
  decides: boolean
}

const daysMax = 2_000

/** Throws a fault on a length or a history beyond 2,000 days. */
export function runClock(rule: ClockRule, history: ClockHistory, calendar: Calendar): Clock {
  const stretches = stretchesOf(rule, history)
  if (rule.direction === 'before') return backwards(rule, history, stretches, calendar)
  const walked = walk(rule, history, stretches, calendar)
  // among calendar days only the end may move
  const isWorking = stretches.some(({ unit }) => unit === 'working-days')
  const from = isWorking ? addDays(history.start, 1) : walked.countedTo
  const doubts = rule.unit === 'hours' ? [] : calendarDoubts(from, walked.dueDay ?? walked.countedTo, calendar)
  const kinder = doubts.length === 0 ? walked : walk(rule, history, stretches, withUnverified(calendar))
  return {
    rule,
    start: history.start,
    stretches,
    ...walked,
    lateAfter: lateAfter(walked.dueDay, kinder.dueDay, doubts),
    doubts,
    decides: ruleDecides(rule),
  }
}

function stretchesOf(rule: ClockRule, { circumstances, extensions }: ClockHistory): Stretch[] {
  const base: Stretch = { count: countFor(rule, circumstances), unit: rule.unit, why: 'base' }
  const { extension } = rule
  if (extension === null) return [base]
  const times = Math.min(extensions, extension.timesMax)
  return [base, ...Array.from({ length: times }, (): Stretch => ({ ...extension, why: 'extension' })).map(onlyLength)]
}

function onlyLength({ count, unit, why }: Stretch): Stretch {
  return { count, unit, why }
}

type Walked = Pick<Clock, 'dueDay' | 'dueAt' | 'countedTo' | 'skipped' | 'left'>

function walk(rule: ClockRule, history: ClockHistory, stretches: Stretch[], calendar: Calendar): Walked {
  const { start, startAt } = history
  const skipped: Clock['skipped'] = { off: [], suspended: [] }
  if (rule.unit === 'hours') {
    const dueAt = startAt === undefined ? null : new Date(startAt.getTime() + stretches[0]!.count * 3_600_000)
    const day = dueAt === null ? addDays(start, Math.ceil(stretches[0]!.count / 24)) : dayAt(dueAt)
    return { dueDay: day, dueAt, countedTo: day, skipped, left: 0 }
  }
  const isOff = daysOff(calendar)
  const spans = (rule.isSuspendable ? history.suspensions : []).map(({ from, to }) => ({
    from: numberOf(from),
    to: to === null ? Number.POSITIVE_INFINITY : numberOf(to),
  }))
  const isSuspended = (day: number) => spans.some(({ from, to }) => from <= day && day < to)
  const open = spans.find(({ to }) => to === Number.POSITIVE_INFINITY)?.from ?? Number.POSITIVE_INFINITY
  const first = numberOf(start)
  let day = first
  const next = () => {
    if (++day > first + daysMax) throw new RangeError(`The clock ${rule.id} does not end within ${daysMax} days.`)
  }
  for (const [index, { count, unit }] of stretches.entries()) {
    if (unit === 'months') {
      day = numberOf(addMonths(dayOf(day), count))
      continue
    }
    for (let left = count; left > 0; ) {
      next()
      if (day >= open) {
        const later = stretches.slice(index + 1).reduce((sum, stretch) => sum + stretch.count, 0)
        return { dueDay: null, dueAt: null, countedTo: dayOf(day - 1), skipped, left: left + later }
      }
      if (isSuspended(day)) skipped.suspended.push(dayOf(day))
      else if (unit === 'working-days' && isOff(day)) skipped.off.push(dayOf(day))
      else left--
    }
  }
  const countedTo = dayOf(day)
  while (isOff(day) || (day > first && isSuspended(day))) {
    if (day >= open) return { dueDay: null, dueAt: null, countedTo, skipped, left: 0 }
    next()
  }
  return { dueDay: dayOf(day), dueAt: null, countedTo, skipped, left: 0 }
}

const dayMs = 86_400_000

/** Days as numbers, because a matter has a dozen clocks and a register has hundreds of matters. */
function numberOf(day: Day): number {
  return Date.parse(day) / dayMs
}

const dayNames = new Map<number, Day>()
const dayNamesMax = 20_000

/** Written once: the same days come again in every clock. */
function dayOf(number: number): Day {
  let day = dayNames.get(number)
  if (day === undefined) {
    day = new Date(number * dayMs).toISOString().slice(0, 10)
    if (dayNames.size >= dayNamesMax) dayNames.clear()
    dayNames.set(number, day)
  }
  return day
}

const marked = new WeakMap<Calendar, Map<number, boolean>>()

/** `isWorkingDay` turned round, for days as numbers. */
function daysOff(calendar: Calendar): (day: number) => boolean {
  let special = marked.get(calendar)
  if (special === undefined) {
    special = new Map([...calendar.holidays.keys()].map((day) => [numberOf(day), !isWorkingDay(day, calendar)]))
    marked.set(calendar, special)
  }
  const known = special
  // day 0 was a Thursday
  return (day) => known.get(day) ?? (day + 3) % 7 >= 5
}

/** To be done at least so many days before: the last day on which that is still so. */
function backwards(rule: ClockRule, { start }: ClockHistory, stretches: Stretch[], calendar: Calendar): Clock {
  const { count, unit } = stretches[0]!
  const day = unit === 'working-days' ? addWorkingDays(start, -count, calendar).day : addDays(start, -count)
  const doubts = calendarDoubts(day, addDays(start, -1), calendar)
  const skipped = { off: [], suspended: [] }
  const decides = ruleDecides(rule)
  return {
    rule,
    start,
    stretches,
    dueDay: day,
    dueAt: null,
    lateAfter: day,
    countedTo: day,
    skipped,
    left: 0,
    doubts,
    decides,
  }
}

/** A day off that is not confirmed may yet be one; and of a year whose days off nobody entered, nothing is late. */
function lateAfter(due: Day | null, kinder: Day | null, doubts: readonly CalendarDoubt[]): Day | null {
  if (due === null || kinder === null || doubts.some(({ kind }) => kind === 'no-holidays-known')) return null
  return kinder > due ? kinder : due
}

const unverified = new WeakMap<Calendar, Calendar>()

/** As if every unconfirmed day off were confirmed. */
function withUnverified(calendar: Calendar): Calendar {
  const known = unverified.get(calendar)
  if (known !== undefined) return known
  const all = calendarOf([...calendar.holidays.values()].map((holiday) => ({ ...holiday, verified: 'B' })))
  unverified.set(calendar, all)
  return all
}
