import { type Day, dayOf, lastDayOfMonth } from '#base/day.ts'
import { romanNumber } from '#domains/plans/plan-reader/text/small-numbers.ts'

/**
 * Mốc thời gian: one day, month, quarter, half year or year of an expression, with where it stands. A number that is
 * not printed («Quý II», «15/5») is undefined until the expression or the plan gives it.
 */
export type TimeAtom = {
  from: number
  to: number
  year?: number
  yearEnd?: number
  part:
    | { unit: 'year' }
    | { unit: 'half' | 'quarter' | 'month'; first: number; last: number }
    | { unit: 'day'; day: number; month: number; dayEnd?: number; monthEnd?: number }
}

const roman = '(?:iv|iii|ii|i|[1-4])'
const month = '(?:1[0-2]|0?[1-9])'
const day = '(?:3[01]|[12]\\d|0?[1-9])'
const year = '(?:(?:nam )?(20\\d\\d|19\\d\\d)(?![\\d]))'
const join = '\\s?(?:,|;|va|-|den|/|den het|hoac)\\s?'

/** Patterns in the order of trying: the more exact first. Each is anchored where the scan stands. */
const patterns: {
  pattern: RegExp
  read: (match: RegExpExecArray) => TimeAtom['part'] | undefined
  years?: (match: RegExpExecArray) => [number | undefined, number | undefined]
}[] = [
  {
    // «01-15/3/2026», «từ 01 đến 15/3/2026»
    pattern: new RegExp(
      `(?:ngay )?(${day})\\s?(?:-|den|den ngay)\\s?(?:ngay )?(${day})[/.-](${month})(?:[/.-](20\\d\\d|19\\d\\d))?(?![\\d/])`,
      'uy',
    ),
    read: (match) => ({
      unit: 'day',
      day: Number(match[1]),
      month: Number(match[3]),
      dayEnd: Number(match[2]),
      monthEnd: Number(match[3]),
    }),
    years: (match) => [numberOf(match[4]), undefined],
  },
  {
    // «22/7/2021», «22.7.2021», «15/5»
    pattern: new RegExp(
      `(?:ngay )?(${day})\\s?[/.-]\\s?(${month})(?:\\s?[/.-]\\s?(20\\d\\d|19\\d\\d)| nam (20\\d\\d|19\\d\\d))?(?![\\d%/])`,
      'uy',
    ),
    read: (match) => ({ unit: 'day', day: Number(match[1]), month: Number(match[2]) }),
    years: (match) => [numberOf(match[3] ?? match[4]), undefined],
  },
  {
    // «ngày 22 tháng 7 năm 2021», «31 tháng 12»
    pattern: new RegExp(`(?:ngay )?(${day}) thang (${month})(?:(?:,? nam |[/.-])(20\\d\\d|19\\d\\d))?(?!\\d)`, 'uy'),
    read: (match) => ({ unit: 'day', day: Number(match[1]), month: Number(match[2]) }),
    years: (match) => [numberOf(match[3]), undefined],
  },
  {
    // «6 tháng đầu năm 2026»
    pattern: /(?:0?6|sau) thang (dau|cuoi) nam(?: (20\d\d|19\d\d))?/uy,
    read: (match) => ({ unit: 'half', first: match[1] === 'dau' ? 1 : 2, last: match[1] === 'dau' ? 1 : 2 }),
    years: (match) => [numberOf(match[2]), undefined],
  },
  {
    // «quý II», «Quý II,III năm 2020», «quý I - IV/2026», «quý III và quý IV»
    pattern: new RegExp(
      `(?:cac )?qu[yi] ?(${roman})(?![\\p{L}\\d])((?:${join}(?:quy )?${roman}(?![\\p{L}\\d]|\\.\\d|/(?!20|19)))*)(?:\\s?(?:/|-|,|nam)?\\s?(?:nam )?(20\\d\\d|19\\d\\d))?`,
      'uy',
    ),
    read: (match) => spanOf('quarter', [match[1]!, ...listIn(match[2]!)].map(quarterNumber)),
    years: (match) => [numberOf(match[3]), undefined],
  },
  {
    // «tháng 6/2019», «tháng 9-11/2026», «tháng 3, 6, 9 năm 2026»
    pattern: new RegExp(
      `(?:cac )?thang ?(${month})(?!\\d)((?:${join}(?:thang )?${month}(?!\\d|[/.-]\\d{1,2}(?!\\d)))*)(?:\\s?(?:/|-|\\.|,)\\s?(20\\d\\d|19\\d\\d)|,? nam (20\\d\\d|19\\d\\d))?`,
      'uy',
    ),
    read: (match) => spanOf('month', [match[1]!, ...listIn(match[2]!)].map(Number)),
    years: (match) => [numberOf(match[3] ?? match[4]), undefined],
  },
  {
    // «03/2026»
    pattern: new RegExp(`(${month})/(20\\d\\d|19\\d\\d)(?!\\d)`, 'uy'),
    read: (match) => spanOf('month', [Number(match[1])]),
    years: (match) => [numberOf(match[2]), undefined],
  },
  {
    // «giai đoạn 2026-2030», «năm 2026 - 2027», «2026, 2027»
    pattern:
      /(?:giai doan |cac nam |nam )?(20\d\d|19\d\d)\s?(?:-|den|den nam|den het nam|va|va nam|,)\s?(?:nam )?(20\d\d|19\d\d)(?!\d)/uy,
    read: () => ({ unit: 'year' }),
    years: (match) => [Number(match[1]), Number(match[2])],
  },
  {
    pattern: new RegExp(`(?:nam hoc |nam )?${year}`, 'uy'),
    read: () => ({ unit: 'year' }),
    years: (match) => [numberOf(match[1]), undefined],
  },
  { pattern: /(?:ca|trong|het|cuoi|dau|trong ca) nam(?! \d| hoc)(?![\p{L}])/uy, read: () => ({ unit: 'year' }) },
]

const atomsMax = 60
const mayBegin = /[\dqtcnsdhg]/u

/** The time atoms of folded text, left to right. */
export function timeAtomsOf(folded: string): TimeAtom[] {
  const atoms: TimeAtom[] = []
  let at = 0
  while (at < folded.length && atoms.length < atomsMax) {
    const atom = mayBegin.test(folded[at]!) && isWordStart(folded, at) ? atomAt(folded, at) : undefined
    if (atom) atoms.push(atom)
    at = atom ? atom.to : at + 1
  }
  return atoms
}

function isWordStart(folded: string, at: number): boolean {
  return at === 0 || !/[\p{L}\d]/u.test(folded[at - 1]!)
}

function atomAt(folded: string, at: number): TimeAtom | undefined {
  for (const { pattern, read, years } of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(folded)
    const part = match && read(match)
    if (!match || !part) continue
    const [first, last] = years?.(match) ?? [undefined, undefined]
    return { from: at, to: at + match[0].length, year: first, yearEnd: last, part }
  }
  return undefined
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function listIn(text: string): string[] {
  return text.match(/\b(?:iv|iii|ii|i|\d{1,2})\b/gu) ?? []
}

function quarterNumber(text: string): number {
  return romanNumber(text) ?? Number(text)
}

function spanOf(unit: 'quarter' | 'month', numbers: number[]): TimeAtom['part'] {
  return { unit, first: Math.min(...numbers), last: Math.max(...numbers) }
}

/** First and last day of an atom; undefined when the calendar has no such day. */
export function daysOfAtom(atom: TimeAtom, defaultYear: number | undefined): { start: Day; end: Day } | undefined {
  const first = atom.year ?? defaultYear
  if (first === undefined) return undefined
  const last = atom.yearEnd ?? first
  switch (atom.part.unit) {
    case 'year':
      return monthsOf(first, 1, last, 12)
    case 'half':
      return monthsOf(first, atom.part.first * 6 - 5, last, atom.part.last * 6)
    case 'quarter':
      return monthsOf(first, atom.part.first * 3 - 2, last, atom.part.last * 3)
    case 'month':
      return monthsOf(first, atom.part.first, last, atom.part.last)
    case 'day': {
      const start = dayOf(first, atom.part.month, atom.part.day)
      const end = dayOf(last, atom.part.monthEnd ?? atom.part.month, atom.part.dayEnd ?? atom.part.day)
      return start && end ? { start, end } : undefined
    }
  }
}

function monthsOf(
  firstYear: number,
  firstMonth: number,
  lastYear: number,
  lastMonth: number,
): { start: Day; end: Day } | undefined {
  const start = dayOf(firstYear, firstMonth, 1)
  return start && { start, end: lastDayOfMonth(lastYear, lastMonth) }
}
