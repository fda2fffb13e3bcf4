import { sql } from 'kysely'
import { type Day, firstDaysOfMonths, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { type MonthOfPlace, placesOfMonth } from '#domains/statistics/board/measure-levels.ts'
import { measures } from '#domains/statistics/measure.ts'
import { countByPlaces, countedAs, notAdditive } from '#domains/statistics/measures.queries.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/**
 * Counts every month of last year and of this one anew, and older ones whose measures meant something else; each in a transaction of its
 * own.
 */
export async function countMonths(house: Pick<House, 'database' | 'clock'>, signal?: AbortSignal): Promise<void> {
  const due = monthsDue(today(house.clock))
  const older = (await house.database.transaction(listOutOfDate)).filter((month) => !due.includes(month))
  for (const month of [...due, ...older]) {
    signal?.throwIfAborted()
    await house.database.transaction((tx) => countMonth(tx, month, house.clock.now()))
  }
}

/**
 * To the end of this year, for what is due in a month to come counts in its report. What is corrected earlier than last year is
 * counted when somebody counts that month by name.
 */
export function monthsDue(today: Day): Day[] {
  return firstDaysOfMonths(`${yearOf(today) - 1}-01-01`, `${yearOf(today)}-12-31`)
}

/** Months that were counted before the measures were what they are now, the latest first. */
async function listOutOfDate(tx: Tx): Promise<Day[]> {
  const { rows } = await sql<{ month: Day }>`
    select month from measure_month_count where counted_as <> ${countedAs()} order by month desc`.execute(tx)
  return rows.map(({ month }) => month)
}

/** The longest path: an old province, a district, a commune. */
const stepsMax = 3

/** One month at every place; two who count it at once count one after the other. What is as it was is not written again. */
export async function countMonth(tx: Tx, month: Day, now: Date): Promise<void> {
  await sql`insert into measure_month_count (month, counted_at, counted_as) values (${month}, ${now}, ${countedAs()})
    on conflict (month) do update set counted_at = excluded.counted_at, counted_as = excluded.counted_as`.execute(tx)
  const window = { from: month, to: lastDayOfMonth(yearOf(month), monthOf(month)) }
  const apart = new Set(notAdditive)
  const additive = [...measures.keys()].filter((id) => !apart.has(id))
  const finest = await countByPlaces(tx, additive, window, stepsMax)
  const levels = []
  for (let steps = 0; steps <= stepsMax; steps++) levels.push(await countByPlaces(tx, notAdditive, window, steps))
  const places = placesOfMonth(finest, levels)
  for (let start = 0; start < places.length; start += rowsAtOnce)
    await keep(tx, month, places.slice(start, start + rowsAtOnce))
  const keys = JSON.stringify(places.map(({ path, part }) => ({ path, part })))
  await sql`
    delete from measure_month kept where month = ${month} and not exists (
      select from jsonb_to_recordset(${keys}::jsonb) as now (path text, part text) where now.path = kept.path and now.part = kept.part)`.execute(
    tx,
  )
}

const rowsAtOnce = 1000

async function keep(tx: Tx, month: Day, places: readonly MonthOfPlace[]): Promise<void> {
  await sql`
    insert into measure_month (path, part, month, above, counts)
    select path, part, ${month}::date, above, counts
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r (path text, part text, above text, counts jsonb)
    on conflict (path, part, month) do update set counts = excluded.counts where measure_month.counts <> excluded.counts`.execute(
    tx,
  )
}
