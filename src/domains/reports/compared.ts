/** Thay đổi so với kỳ trước: two counts side by side, figure by figure. */

import { figuresIn } from '#domains/reports/measured.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'
import { showNumber } from '#ui/show.ts'

/** An issued report, as another is held against it. */
export type EarlierReport = { id: string; title: string; window: ReportingWindow; issuedAt: Date; count: ReportCount }

/** `previous`: of the window before · `corrected`: the issued version that this one corrects. */
export type Compared = { previous?: EarlierReport; corrected?: EarlierReport }

export type Difference = { code: string; name: string; frozen: number | null; now: number | null }

/** What differs between what was frozen and what would be counted now; what is in one of the two alone was, or became, nothing. */
export function differences(frozen: ReportCount, now: ReportCount): Difference[] {
  return compare(frozen, now).filter((one) => one.frozen !== one.now)
}

/** Every figure of two counts side by side, in the order of the first. */
export function compare(frozen: ReportCount, now: ReportCount): Difference[] {
  const [before, after] = [frozen, now].map((count) => new Map(comparable(count).map((one) => [one.key, one])))
  return [...new Set([...before!.keys(), ...after!.keys()])].map((key) => {
    const { code, name } = after!.get(key) ?? before!.get(key)!
    const valueIn = (some: typeof before) => some!.get(key)?.value
    return {
      code,
      name,
      frozen: valueIn(before) ?? blankOrZero(before!, key),
      now: valueIn(after) ?? blankOrZero(after!, key),
    }
  })
}

type Comparable = { key: string; code: string; name: string; value: number | null }

/** Rows of tables have other numbers in each report: they are the same by what they say. */
function comparable(count: ReportCount): Comparable[] {
  return [
    ...count.figures.map(({ code, kind, row, name, unit, value }) => ({
      key: `${kind}|${row}|${name}|${unit}`,
      code,
      name: row === '' ? name : `${row}: ${name}`,
      value,
    })),
    ...figuresIn(count.measured).map(({ code, measure, name, value }) => ({ key: measure, code, name, value })),
  ]
}

/** A row of a table that does not stand there was not there, which is zero; a measure that nobody told, or that was not asked, is blank. */
function blankOrZero(some: Map<string, Comparable>, key: string): number | null {
  return some.has(key) || !key.includes('|') ? null : 0
}

/** «+12», «−3», «không đổi»; what is untold on one side cannot be told apart. */
export function showChange({ frozen, now }: Difference): string {
  if (frozen === null || now === null) return frozen === now ? 'không đổi' : 'không so được'
  if (frozen === now) return 'không đổi'
  return now > frozen ? `+${showNumber(now - frozen)}` : `−${showNumber(frozen - now)}`
}
