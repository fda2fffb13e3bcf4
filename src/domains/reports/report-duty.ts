/**
 * Báo cáo phải gửi: what a deadline to report, as a plan opened it, asks for: which kind of report, over which window. The words of
 * the deadline say it («Báo cáo 6 tháng năm 2026», «Sơ kết năm 2026»); what they leave open is taken from the plan's own period.
 */
import { addDays, type Day, daysBetween, monthOf, yearOf } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import draftDays from '#domains/reports/facts/draft-days.json' with { type: 'json' }
import type { ReportKind } from '#domains/reports/report-kind.ts'
import { type ReportingWindow, type WindowChoice, windowBefore, windowOf } from '#domains/reports/reporting-window.ts'

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
  const named = namedIn(words, year, dueDay)
  if (named === undefined) return { kind: 'ad-hoc', window: between(startDay ?? `${yearOf(dueDay)}-01-01`, dueDay) }
  const window = windowOf(named)
  return {
    kind: named.kind,
    window: isHardlyBegun(window, dueDay) ? windowBefore({ ...window, kind: named.kind }) : window,
  }
}

type NamedWindow = Exclude<WindowChoice, { kind: 'days' }>

/** The stretch of a year that the words name; of a half that is not named, the one in which the day lies. */
function namedIn(words: string, year: number, dueDay: Day): NamedWindow | undefined {
  if (/\b(?:0?6|sau) thang\b/u.test(words)) {
    const isSecond = /\bcuoi nam\b/u.test(words) || (!/\bdau nam\b/u.test(words) && monthOf(dueDay) > 6)
    return { kind: 'half-year', year, part: isSecond ? 2 : 1 }
  }
  if (/\b(?:0?9|chin) thang\b/u.test(words)) return { kind: 'nine-months', year }
  const quarter = ['i', 'ii', 'iii', 'iv'].indexOf(/\bquy (iv|i{1,3})\b/u.exec(words)?.[1] ?? '') + 1
  if (quarter > 0) return { kind: 'quarter', year, part: quarter }
  const month = Number(/\bthang (\d{1,2})\b/u.exec(words)?.[1] ?? 0)
  if (month >= 1 && month <= 12) return { kind: 'month', year, part: month }
  return /\bnam 20\d\d\b/u.test(words) ? { kind: 'year', year } : undefined
}

/**
 * The year in a deadline's words is that of its day («năm, 15/1» in 2027 is «Báo cáo năm 2027»): who must report when hardly a third of the
 * window is over reports on the one before.
 */
function isHardlyBegun({ from, to }: ReportingWindow, dueDay: Day): boolean {
  return dueDay < addDays(from, Math.floor((daysBetween(from, to) + 1) / 3))
}

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
