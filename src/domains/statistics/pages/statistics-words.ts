import { showDay } from '#base/day.ts'
import type { CellValue } from '#domains/statistics/forms/cells.ts'
import { type Counted, figureOf } from '#domains/statistics/measure.ts'
import { showNumber } from '#ui/show.ts'

/** Nothing was recorded. */
export const noneCounted: Counted = { records: 0, told: 0, sum: 0 }

export const blankWords = 'chưa ghi'

export const notCounted = 'chưa cộng'

/** A number, or that nobody told it: never a zero in its place. */
export function showCounted(counted: Counted): string {
  const value = figureOf(counted)
  return value === null ? blankWords : showNumber(value)
}

/** Of kept sums: what is not there is nothing where every month was counted, and not known where one was not. */
export function showKept(counted: Counted | undefined, areAllCounted: boolean): string {
  return counted === undefined && !areAllCounted ? notCounted : showCounted(counted ?? noneCounted)
}

/** Who signed another version of the form than the one in which it is added up, and what to do of the lines that are not the same. */
export function otherFormWords(signed: readonly { bodyName: string }[]): string {
  const names = signed.slice(0, 5).map(({ bodyName }) => bodyName)
  const more = signed.length > names.length ? ` và ${showNumber(signed.length - names.length)} nơi nữa` : ''
  return `${names.join(', ')}${more} đã ký bản khác của biểu này: dòng nào khác thì không cộng, coi là chưa ghi. Hãy hỏi số các dòng ấy, rồi ghi vào biểu tổng hợp kèm lý do.`
}

export function windowWords({ from, to }: { from: string; to: string }): string {
  return `từ ${showDay(from)} đến ${showDay(to)}`
}

/** What stands in a cell; never an empty one. */
export function showCell(value: CellValue): string {
  if (value === null) return blankWords
  return value === 'na' ? 'không áp dụng' : showNumber(value)
}
