import { type Day, firstDaysOfMonths } from '#base/day.ts'
import type { Counted, MeasureId } from '#domains/statistics/measure.ts'
import { findCountedAt, sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { wholeMonthsOf } from '#domains/statistics/whole-months.ts'
import type { Db } from '#platform/database/database.ts'

export type NationFigures = {
  /** Whole months. */
  from: Day
  to: Day
  /** When the oldest of them was counted; null: one of them was not, and then there are no figures. */
  countedAt: Date | null
  whole: ReadonlyMap<MeasureId, Counted>
  /** By province; `''` for bodies of the nation itself. */
  below: ReadonlyMap<string, ReadonlyMap<MeasureId, Counted>>
}

/**
 * Số liệu cả nước over the whole months that some days touch, from kept sums alone: nobody waits for a count of the whole country, and
 * nobody makes others wait.
 */
export async function loadNationFigures(
  db: Db,
  ids: readonly MeasureId[],
  asked: { from: Day; to: Day },
): Promise<NationFigures> {
  const { from, to } = wholeMonthsOf(asked)
  const firstDays = firstDaysOfMonths(from, to)
  const countedAt = await findCountedAt(db, firstDays)
  if (countedAt === null) return { from, to, countedAt, whole: new Map(), below: new Map() }
  const months = { path: '', from, to: firstDays.at(-1)! }
  return {
    from,
    to,
    countedAt,
    whole: (await sumMonths(db, ids, months, 'whole')).get('') ?? new Map<MeasureId, Counted>(),
    below: await sumMonths(db, ids, months, 'below'),
  }
}
