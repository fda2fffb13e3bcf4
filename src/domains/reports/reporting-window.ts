/** Kỳ báo cáo: the days a report looks at. It is always printed, and never understood without being named. */
import { type Day, lastDayOfMonth, showDay, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export const windowKinds = {
  quarter: 'Quý',
  'half-year': '6 tháng',
  year: 'Cả năm',
  days: 'Từ ngày đến ngày',
} as const

export type WindowKind = keyof typeof windowKinds

export type ReportingWindow = { kind: WindowKind; from: Day; to: Day }

/** As chosen in the form: a stretch of a year, or two days. */
export type WindowChoice =
  | { kind: 'quarter'; year: number; part: 1 | 2 | 3 | 4 }
  | { kind: 'half-year'; year: number; part: 1 | 2 }
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
    case 'quarter':
      return stretch('quarter', choice.year, choice.part * 3 - 2, 3)
    case 'half-year':
      return stretch('half-year', choice.year, choice.part * 6 - 5, 6)
    case 'year':
      return stretch('year', choice.year, 1, 12)
    case 'days':
      if (choice.from > choice.to) throw refusals.reversed
      if (yearOf(choice.to) - yearOf(choice.from) > yearsMax) throw refusals.tooLong
      return { kind: 'days', from: choice.from, to: choice.to }
  }
}

function stretch(kind: WindowKind, year: number, month: number, months: number): ReportingWindow {
  const last = month + months - 1
  return { kind, from: `${year}-${String(month).padStart(2, '0')}-01`, to: lastDayOfMonth(year, last) }
}

/** «quý IV năm 2026», «6 tháng đầu năm 2026», «năm 2026»; two days have no other name than themselves. */
export function windowName({ kind, from, to }: ReportingWindow): string {
  const month = Number(from.slice(5, 7))
  switch (kind) {
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][(month - 1) / 3]} năm ${yearOf(from)}`
    case 'half-year':
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${yearOf(from)}`
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
