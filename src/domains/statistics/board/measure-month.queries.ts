import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Counted, type MeasureId, measureOf } from '#domains/statistics/measure.ts'
import type { Db } from '#platform/database/database.ts'

/** Whole months of one place and all below it; `path: ''` is the nation. */
export type Months = { path: string; from: Day; to: Day }

/**
 * `whole`: one sum under `''` · `below`: by the place directly below, `''` for the place's own bodies · `month`: by first day ·
 * `below-month`: by both, `24|2026-03-01`.
 */
export type MonthsBy = 'whole' | 'below' | 'month' | 'below-month'

/** Sums of kept tallies: what happened in the months together, what stood at the end of the last one, at the beginning of the first. */
export async function sumMonths(
  db: Db,
  ids: readonly MeasureId[],
  { path, from, to }: Months,
  by: MonthsBy,
): Promise<Map<string, Map<MeasureId, Counted>>> {
  const below = sql`split_part(substr(place.path, ${path.length + 1}::integer), '/', 1)`
  const month = sql`to_char(kept.month, 'YYYY-MM-DD')`
  const keys: Record<MonthsBy, RawBuilder<unknown>> = {
    whole: sql`''`,
    below,
    month,
    'below-month': sql`${below} || '|' || ${month}`,
  }
  const byMonth = by === 'month' || by === 'below-month'
  const named = (when: string) => ids.filter((id) => measureOf(id).when === when)
  // by month, each month says what stood in it
  const atEnd = byMonth ? sql<SqlBool>`kept.month between ${from} and ${to}` : sql<SqlBool>`kept.month = ${to}`
  const atStart = byMonth ? atEnd : sql<SqlBool>`kept.month = ${from}`
  const { rows } = await sql<{ key: string; measure: MeasureId } & Counted>`
    select ${keys[by]} as key, kept.measure, sum(kept.records)::int as records, sum(kept.told)::int as told, sum(kept.total)::bigint as sum
    from measure_month kept join place on place.id = kept.place_id
    where place.path like ${`${path}%`} and (
      (kept.measure = any(${named('during')}::text[]) and kept.month between ${from} and ${to})
      or (kept.measure = any(${named('at-end')}::text[]) and ${atEnd})
      or (kept.measure = any(${named('at-start')}::text[]) and ${atStart}))
    group by 1, 2`.execute(db)
  const groups = new Map<string, Map<MeasureId, Counted>>()
  for (const { key, measure, records, told, sum } of rows) {
    const counts = groups.get(key) ?? new Map<MeasureId, Counted>()
    counts.set(measure, { records, told, sum })
    groups.set(key, counts)
  }
  return groups
}

/** When the oldest of these months was counted; null: one of them never was. */
export async function findCountedAt(db: Db, months: readonly Day[]): Promise<Date | null> {
  const { rows } = await sql<{ counted: number; at: Date | null }>`
    select count(*)::int as counted, min(counted_at) as at from measure_month_count where month = any(${months}::date[])`.execute(
    db,
  )
  return rows[0]!.counted < months.length ? null : rows[0]!.at
}
