/**
 * Mở mốc: what a time, as a plan states it and as it was understood, opens into. A deadline for fixed times, one a stretch
 * for recurring ones, a look every quarter for what goes on, a wait for what comes on request.
 */
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { openReviews } from '#domains/plans/reports/reviews.ts'

/** The most obligations that one task opens into; longer series are opened year by year. */
export const obligationsMax = 120

/** How far ahead a series without an end is opened: to the end of next year. */
export function horizonOf(today: Day): Day {
  return `${yearOf(today) + 1}-12-31`
}

/**
 * What a time, as understood, opens into. `period` is what the plan covers. `horizon` is the last day looked ahead for
 * series without an end.
 */
export function openObligations(
  time: TimeReading | null,
  period: { start: Day; end: Day } | null,
  horizon: Day,
): OpenedObligation[] {
  if (time === null)
    return [
      {
        kind: 'deadline',
        label: 'Văn bản không ghi thời gian',
        startDay: period?.start ?? null,
        dueDay: period?.end ?? null,
        state: 'open',
      },
    ]
  if (time.basis === 'on-request')
    return [{ kind: 'on-request', label: time.raw, startDay: null, dueDay: null, state: 'waiting' }]
  const start = time.start ?? period?.start ?? null
  const end = time.end ?? (time.every === null || time.start === null ? (period?.end ?? null) : null)
  const reviews = time.basis === 'fixed' && time.every === null ? openReviews(time.raw, period) : []
  if (reviews.length > 1) return reviews
  if (time.basis === 'fixed' && time.every === null)
    return [{ kind: 'deadline', label: time.raw, startDay: start, dueDay: end, state: 'open' }]
  if (start === null) return [{ kind: 'check-in', label: time.raw, startDay: null, dueDay: null, state: 'open' }]
  const kind = time.basis === 'ongoing' ? 'check-in' : 'deadline'
  const stretches = stretchesBetween(start, end ?? later(horizon, start), stepMonths(time))
  return stretches
    .slice(0, obligationsMax)
    .map(({ label, startDay, dueDay }) => ({ kind, label, startDay, dueDay, state: 'open' }))
}

/** Weekly and daily work is looked at once a month: a deadline a day is no help to anybody. */
function stepMonths(time: TimeReading): 1 | 3 | 6 | 12 {
  switch (time.every) {
    case 'year':
      return 12
    case 'half-year':
      return 6
    case 'quarter':
      return 3
    case 'month':
    case 'week':
    case 'day':
      return 1
    case null:
      return 3
  }
}

const roman = ['', 'I', 'II', 'III', 'IV']

/** Calendar years, half-years, quarters or months that touch start…end, cut to it. */
export function stretchesBetween(
  start: Day,
  end: Day,
  months: 1 | 3 | 6 | 12,
): { label: string; startDay: Day; dueDay: Day }[] {
  const found: { label: string; startDay: Day; dueDay: Day }[] = []
  let year = yearOf(start)
  let first = Math.floor((monthOf(start) - 1) / months) * months + 1
  while (found.length < obligationsMax) {
    const startDay = `${year}-${String(first).padStart(2, '0')}-01`
    if (startDay > end) break
    const dueDay = lastDayOfMonth(year, first + months - 1)
    found.push({
      label: stretchLabel(year, first, months),
      startDay: later(startDay, start),
      dueDay: dueDay < end ? dueDay : end,
    })
    first += months
    if (first > 12) {
      first = 1
      year++
    }
  }
  return found
}

function stretchLabel(year: number, first: number, months: 1 | 3 | 6 | 12): string {
  switch (months) {
    case 12:
      return `Năm ${year}`
    case 6:
      return `6 tháng ${first === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 3:
      return `Quý ${roman[(first + 2) / 3]}/${year}`
    case 1:
      return `Tháng ${first}/${year}`
  }
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
