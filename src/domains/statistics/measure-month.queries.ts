import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { communeKinds } from '#domains/places/place.ts'
import type { MonthOfPlace } from '#domains/statistics/board/measure-levels.ts'
import { addCounted, type Counted, countsInMonth, type MeasureId } from '#domains/statistics/measure.ts'
import { countedAs } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'
import { prefixPattern } from '#platform/permission/permission.ts'

/**
 * Whole months of one place and all below it; `path: ''` is the nation. `from`, `to`: first days. `tookOver`: paths of places that ended
 * and count with it; below them stand their communes, not their districts.
 */
export type Months = { path: string; tookOver?: readonly string[]; from: Day; to: Day }

/**
 * `whole`: one sum under `''` · `below`: by the place directly below, `''` for the place's own bodies · `month`: by first day ·
 * `below-month`: by both, `24|2026-03-01`.
 */
export type MonthsBy = 'whole' | 'below' | 'month' | 'below-month'

type KeptRow = { key: string; month: Day; counts: MonthOfPlace['counts'] }

/**
 * Sums of kept tallies: what happened in the months together, what stood at the end of the last one, at the beginning of the first.
 * Each place is counted within itself: those below it may come to more, by what went from one of them to another.
 */
export async function sumMonths(
  db: Db,
  ids: readonly MeasureId[],
  months: Months,
  by: MonthsBy,
): Promise<Map<string, Map<MeasureId, Counted>>> {
  const groups = new Map<string, Map<MeasureId, Counted>>()
  for (const { key, month, counts } of await listKept(db, ids, months, by)) {
    const sums = groups.get(key) ?? new Map<MeasureId, Counted>()
    for (const id of ids) {
      const kept = counts[id]
      if (kept === undefined || kept === null || !takesPart(id, month, months, by)) continue
      const [records, told, sum] = kept
      const one = { records, told, sum }
      const before = sums.get(id)
      sums.set(id, before === undefined ? one : addCounted([before, one]))
    }
    if (sums.size > 0) groups.set(key, sums)
  }
  return groups
}

/** By month, each month says what stood in it. */
function takesPart(id: MeasureId, month: Day, months: Months, by: MonthsBy): boolean {
  return by === 'month' || by === 'below-month' || countsInMonth(id, month, months)
}

/** Whole rows: the few numbers of each are added here, which is ten times quicker than taking them apart in the database. */
async function listKept(db: Db, ids: readonly MeasureId[], months: Months, by: MonthsBy): Promise<KeptRow[]> {
  const { path, tookOver = [], from, to } = months
  const of = (part: MonthOfPlace['part']) =>
    sql<SqlBool>`(kept.path = any(${[path, ...tookOver]}::text[]) and kept.part = ${part})`
  const below = sql`case when kept.part = 'own' then '' else split_part(substr(kept.path, ${path.length + 1}::integer), '/', 1) end`
  const isBelow = sql<SqlBool>`(kept.above = ${path} or ${of('own')})`
  const asked: Record<MonthsBy, { key: RawBuilder<unknown>; where: RawBuilder<SqlBool> }> = {
    whole: { key: sql`''`, where: of('whole') },
    below: { key: below, where: isBelow },
    month: { key: monthOfKept, where: of('whole') },
    'below-month': { key: sql`${below} || '|' || ${monthOfKept}`, where: isBelow },
  }
  const { rows } = await sql<KeptRow>`
    select ${asked[by].key} as key, kept.month, ${countsOf(ids)} as counts from measure_month kept
    where ${asked[by].where} and kept.month between ${from} and ${to}`.execute(db)
  return by === 'whole' || by === 'month' ? rows : [...rows, ...(await listKeptOfEnded(db, ids, months, by))]
}

/** Communes of places that ended, and what was their districts' own. */
async function listKeptOfEnded(
  db: Db,
  ids: readonly MeasureId[],
  { tookOver = [], from, to }: Months,
  by: MonthsBy,
): Promise<KeptRow[]> {
  if (tookOver.length === 0) return []
  const inside = tookOver.map((path) => sql`(inside.path like ${prefixPattern(path)} and inside.path <> ${path})`)
  const key = by === 'below' ? sql`inside.id` : sql`inside.id || '|' || ${monthOfKept}`
  const { rows } = await sql<KeptRow>`
    select ${key} as key, kept.month, ${countsOf(ids)} as counts
    from place inside join measure_month kept on kept.path = inside.path
      and kept.part = case when inside.kind = any(${[...communeKinds]}::text[]) then 'whole' else 'own' end
    where (${sql.join(inside, sql` or `)}) and kept.month between ${from} and ${to}`.execute(db)
  return rows
}

const monthOfKept = sql`to_char(kept.month, 'YYYY-MM-DD')`

function countsOf(ids: readonly MeasureId[]): RawBuilder<unknown> {
  const [only] = ids
  return ids.length === 1 ? sql`jsonb_build_object(${only}::text, kept.counts -> ${only}::text)` : sql`kept.counts`
}

/** Whether anything was kept of places in some months. */
export async function haveMonths(db: Db, paths: readonly string[], from: Day, to: Day): Promise<boolean> {
  if (paths.length === 0) return false
  const { rows } = await sql<{ have: boolean }>`
    select exists (select from measure_month kept where kept.path = any(${[...paths]}::text[]) and kept.part = 'whole'
      and kept.month between ${from} and ${to}) as have`.execute(db)
  return rows[0]!.have
}

/** When the oldest of these months was counted as measures are understood today; null: one of them was not. */
export async function findCountedAt(db: Db, months: readonly Day[]): Promise<Date | null> {
  const { rows } = await sql<{ counted: number; at: Date | null }>`
    select count(*)::int as counted, min(counted_at) as at from measure_month_count
    where month = any(${months}::date[]) and counted_as = ${countedAs()}`.execute(db)
  return rows[0]!.counted < months.length ? null : rows[0]!.at
}
