import { sql } from 'kysely'
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { measures } from '#domains/statistics/measure.ts'
import { countByPlace } from '#domains/statistics/measures.queries.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/** Counts every month from January of last year to this one anew, each in a transaction of its own. */
export async function countMonths(house: Pick<House, 'database' | 'clock'>): Promise<void> {
  for (const month of monthsDue(today(house.clock)))
    await house.database.transaction((tx) => countMonth(tx, month, house.clock.now()))
}

/** What is corrected later than that is counted when somebody counts that month by name. */
export function monthsDue(today: Day): Day[] {
  const first = (yearOf(today) - 1) * 12
  const last = yearOf(today) * 12 + monthOf(today) - 1
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
  })
}

/** One month at every place; two who count it at once count one after the other. */
export async function countMonth(tx: Tx, month: Day, now: Date): Promise<void> {
  await sql`insert into measure_month_count (month, counted_at) values (${month}, ${now})
    on conflict (month) do update set counted_at = excluded.counted_at`.execute(tx)
  const window = { from: month, to: lastDayOfMonth(yearOf(month), monthOf(month)) }
  const places = await countByPlace(tx, [...measures.keys()], { ...window, placeId: null, seenBy: 'system' })
  await tx.deleteFrom('measure_month').where('month', '=', month).execute()
  const rows = [...places].flatMap(([placeId, counts]) =>
    [...counts].flatMap(([measure, { records, told, sum }]) =>
      records === 0 ? [] : [{ measure, month, place_id: placeId, records, told, total: sum }],
    ),
  )
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('measure_month')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
}

const rowsAtOnce = 1000
