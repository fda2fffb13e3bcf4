import { showDay } from '#base/day.ts'
import type { CellValue } from '#domains/statistics/forms/cells.ts'
import { type Counted, figureOf } from '#domains/statistics/measure.ts'
import { showNumber } from '#ui/show.ts'

/** Nothing was recorded. */
export const noneCounted: Counted = { records: 0, told: 0, sum: 0 }

export const blankWords = 'chưa ghi'

/** A number, or that nobody told it: never a zero in its place. */
export function showCounted(counted: Counted): string {
  const value = figureOf(counted)
  return value === null ? blankWords : showNumber(value)
}

/** Of kept sums: what is not there is nothing where every month was counted, and not known where one was not. */
export function showKept(counted: Counted | undefined, areAllCounted: boolean): string {
  return counted === undefined && !areAllCounted ? 'chưa cộng' : showCounted(counted ?? noneCounted)
}

export function windowWords({ from, to }: { from: string; to: string }): string {
  return `từ ${showDay(from)} đến ${showDay(to)}`
}

/** What stands in a cell; never an empty one. */
export function showCell(value: CellValue): string {
  if (value === null) return blankWords
  return value === 'na' ? 'không áp dụng' : showNumber(value)
}
