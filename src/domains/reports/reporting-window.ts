/** Kỳ báo cáo: the days a report looks at. It is always printed, and never understood without being named. */
import { type Day, lastDayOfMonth, monthOf, showDay, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type WindowKind = 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year' | 'days'

export type ReportingWindow = { kind: WindowKind; from: Day; to: Day }

/** As chosen in the form: a stretch of a year, or two days. */
export type WindowChoice =
  | { kind: 'month'; year: number; part: number }
  | { kind: 'quarter'; year: number; part: number }
  | { kind: 'half-year'; year: number; part: number }
  | { kind: 'nine-months'; year: number }
  | { kind: 'year'; year: number }
  | { kind: 'days'; from: Day; to: Day }

export const refusals = {
  reversed: new Refusal(
    422,
    'Kỳ báo cáo bị ngược: ngày đầu kỳ sau ngày cuối kỳ. Hãy đổi lại hai ngày rồi lập báo cáo.',
  ),
  tooLong: new Refusal(422, 'Kỳ báo cáo dài quá 5 năm. Hãy chọn kỳ ngắn hơn, hoặc lập từng năm một.'),
}

const yearsMax = 5

export function windowOf(choice: WindowChoice): ReportingWindow {
  switch (choice.kind) {
    case 'month':
    case 'quarter':
    case 'half-year': {
      const months = monthsOf[choice.kind]
      return stretch(choice.kind, choice.year, (choice.part - 1) * months + 1, months)
    }
    case 'nine-months':
    case 'year':
      return stretch(choice.kind, choice.year, 1, monthsOf[choice.kind])
    case 'days':
      if (choice.from > choice.to) throw refusals.reversed
      return { kind: 'days', from: choice.from, to: choice.to }
  }
}

const monthsOf = { month: 1, quarter: 3, 'half-year': 6, 'nine-months': 9, year: 12 } as const

/** The one of the same kind before it: the quarter before, the first nine months of the year before. */
export function windowBefore({ kind, from }: ReportingWindow & { kind: Exclude<WindowKind, 'days'> }): ReportingWindow {
  const step = kind === 'nine-months' ? 12 : monthsOf[kind]
  const month = yearOf(from) * 12 + monthOf(from) - 1 - step
  return stretch(kind, Math.floor(month / 12), (month % 12) + 1, monthsOf[kind])
}

/** Longer than a report by hand may be, unless the plan that it looks back on is as long. */
export function isTooLong({ from, to }: ReportingWindow, period: { start: Day; end: Day } | null): boolean {
  if (yearOf(to) - yearOf(from) <= yearsMax) return false
  return period === null || from < period.start || to > period.end
}

function stretch(kind: WindowKind, year: number, month: number, months: number): ReportingWindow {
  const last = month + months - 1
  return { kind, from: `${year}-${String(month).padStart(2, '0')}-01`, to: lastDayOfMonth(year, last) }
}

/** «quý IV năm 2026», «6 tháng đầu năm 2026», «năm 2026»; two days have no other name than themselves. */
export function windowName({ kind, from, to }: ReportingWindow): string {
  const month = Number(from.slice(5, 7))
  switch (kind) {
    case 'month':
      return `tháng ${month} năm ${yearOf(from)}`
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][(month - 1) / 3]} năm ${yearOf(from)}`
    case 'half-year':
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${yearOf(from)}`
    case 'nine-months':
      return `9 tháng năm ${yearOf(from)}`
    case 'year':
      return `năm ${yearOf(from)}`
    case 'days':
      return `từ ngày ${showDay(from)} đến ngày ${showDay(to)}`
  }
}

/** The same with its days, as it is printed: «quý IV năm 2026 (từ ngày 01/10/2026 đến ngày 31/12/2026)». */
export function windowInFull(window: ReportingWindow): string {
  const days = `từ ngày ${showDay(window.from)} đến ngày ${showDay(window.to)}`
  return window.kind === 'days' ? days : `${windowName(window)} (${days})`
}
