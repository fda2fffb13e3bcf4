import type { Day } from '#base/day.ts'
import type { MeasuredPart } from '#domains/reports/measured.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'

/** What one issued report says of a part: how many records each measure found, and one of them month by month. */
export type MonthsTold = { records: Record<string, number>; months: Record<string, MeasuredPart['byMonth']> }

/**
 * Theo tháng, added from what each report kept when it was issued. Undefined where nothing was found, and where a report that found
 * something kept no months (one from before they were kept): a month that lacks a commune would be read as the whole.
 */
export function addMonths(
  letters: string,
  measure: MeasureId | undefined,
  reports: readonly MonthsTold[],
): MeasuredPart['byMonth'] {
  if (measure === undefined) return undefined
  const sums = new Map<Day, number>()
  for (const { records, months } of reports) {
    if ((records[measure] ?? 0) === 0) continue
    const kept = months[letters]
    if (kept?.measure !== measure) return undefined
    for (const { month, value } of kept.months) sums.set(month, (sums.get(month) ?? 0) + value)
  }
  if (sums.size === 0) return undefined
  return { measure, months: [...sums].map(([month, value]) => ({ month, value })) }
}
