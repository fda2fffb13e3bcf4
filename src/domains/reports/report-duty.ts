/**
 * Báo cáo phải gửi: what a deadline to report, as a plan opened it, asks for: which kind of report, over which window. The words of
 * the deadline say it («Báo cáo 6 tháng năm 2026», «Sơ kết năm 2026»); what they leave open is taken from the plan's own period.
 */
import { addDays, type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import draftDays from '#domains/reports/facts/draft-days.json' with { type: 'json' }
import type { ReportKind } from '#domains/reports/report-kind.ts'
import { type ReportingWindow, windowOf } from '#domains/reports/reporting-window.ts'

export type ReportDuty = {
  label: string
  startDay: Day | null
  /** The last day that is still in time. */
  dueDay: Day
  /** Of the plan that names it. */
  period: { start: Day; end: Day } | null
}

export type AskedReport = { kind: ReportKind; window: ReportingWindow }

export function askedBy({ label, startDay, dueDay, period }: ReportDuty): AskedReport {
  const words = fold(label)
  const year = Number(/\b(20\d\d)\b/u.exec(words)?.[1] ?? yearOf(dueDay))
  const begin = period?.start ?? `${year}-01-01`
  if (/\btong ket\b/u.test(words)) return { kind: 'summary', window: between(begin, period?.end ?? dueDay) }
  if (/\bso ket\b/u.test(words)) return { kind: 'review', window: between(begin, dueDay) }
  if (/\b(?:0?6|sau) thang\b/u.test(words)) {
    const isSecond = /\bcuoi nam\b/u.test(words) || (!/\bdau nam\b/u.test(words) && monthOf(dueDay) > lastMonthOfFirst)
    return { kind: 'half-year', window: windowOf({ kind: 'half-year', year, part: isSecond ? 2 : 1 }) }
  }
  if (/\b(?:0?9|chin) thang\b/u.test(words))
    return { kind: 'ad-hoc', window: between(`${year}-01-01`, `${year}-09-30`) }
  const quarter = ['i', 'ii', 'iii', 'iv'].indexOf(/\bquy (iv|i{1,3})\b/u.exec(words)?.[1] ?? '') + 1
  if (quarter > 0)
    return { kind: 'ad-hoc', window: windowOf({ kind: 'quarter', year, part: quarter as 1 | 2 | 3 | 4 }) }
  const month = Number(/\bthang (\d{1,2})\b/u.exec(words)?.[1] ?? 0)
  if (month >= 1 && month <= 12) {
    const first: Day = `${year}-${String(month).padStart(2, '0')}-01`
    return { kind: 'ad-hoc', window: between(first, lastDayOfMonth(year, month)) }
  }
  if (/\bnam 20\d\d\b/u.test(words)) return { kind: 'year', window: windowOf({ kind: 'year', year }) }
  return { kind: 'ad-hoc', window: between(startDay ?? `${yearOf(dueDay)}-01-01`, dueDay) }
}

/** A report on half a year that is due by August is on its first half. */
const lastMonthOfFirst = 8

function between(from: Day, to: Day): ReportingWindow {
  return { kind: 'days', from: from <= to ? from : to, to }
}

/** A setting of this system, not a rule of the law. */
const settings: readonly { days: number; effectiveFrom: Day; effectiveTo: Day | null }[] = draftDays

/** Up to which due day drafts are prepared on a day; null: the setting of that day prepares none. */
export function preparedUntil(today: Day): Day | null {
  const setting = settings.find(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo),
  )
  return setting === undefined ? null : addDays(today, setting.days)
}

/** A duty that is late may still be prepared for: the system may have stood still, or the plan come late. */
export const lateDaysMax = 31
