import { sql } from 'kysely'
import { type Day, firstDaysOfMonths, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { type MonthOfPlace, placesOfMonth } from '#domains/statistics/board/measure-levels.ts'
import { measures } from '#domains/statistics/measure.ts'
import { countByPlaces, countedAs, notAdditive } from '#domains/statistics/measures.queries.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/**
 * Counts every month of last year and of this one anew, and of the older ones those that are not what their records come to any more
 * (`listOlderDue`); each in a transaction of its own.
 */
export async function countMonths(house: Pick<House, 'database' | 'clock'>, signal?: AbortSignal): Promise<void> {
  const due = monthsDue(today(house.clock))
  const older = await house.database.transaction((tx) => listOlderDue(tx, due[0]!))
  for (const month of [...due, ...older]) {
    signal?.throwIfAborted()
    await countMonthNow(house, month)
  }
}

/** One month by name, whenever it was: its first day. */
export async function countMonthNow(house: Pick<House, 'database' | 'clock'>, month: Day): Promise<void> {
  await house.database.transaction((tx) => countMonth(tx, month, house.clock.now()))
}

/** To the end of this year, for what is due in a month to come counts in its report. */
export function monthsDue(today: Day): Day[] {
  return firstDaysOfMonths(`${yearOf(today) - 1}-01-01`, `${yearOf(today)}-12-31`)
}

/**
 * Acts by which records of any year come to stand with another body. What a person hands on begins anew with the other body, and counts
 * there from that day; all else that is new or changed is of these two years, or corrected.
 */
export const movingActs: readonly string[] = [
  'mediation.follow-body',
  'practitioners.follow-body',
  'matters.follow-body',
  'disclosure.follow-body',
  'plans.hand-over-work',
  'plans.choose-successor',
  'cascade.follow-successors',
  'places.move-villages',
  'places.undo-village-move',
]

/** So many older months a night, those first that were not counted for longest: a correction of any year is in them after some nights. */
const inTurn = 12

/**
 * Of the months before `first` that were ever counted: all that were counted when the measures meant something else, or before records
 * moved from body to body, and those whose turn it is. The latest first.
 */
async function listOlderDue(tx: Tx, first: Day): Promise<Day[]> {
  const { rows } = await sql<{ month: Day }>`
    with older as (select month, counted_at, counted_as, row_number() over (order by counted_at, month) as turn
      from measure_month_count where month < ${first}),
    moved as (select max(at) as at from audit where act = any(${[...movingActs]}::text[]) and at >= (select min(counted_at) from older))
    select month from older cross join moved
    where counted_as <> ${countedAs()} or counted_at <= moved.at or turn <= ${inTurn} order by month desc`.execute(tx)
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
