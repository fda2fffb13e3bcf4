import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import {
  addCounted,
  type Counted,
  fallsWithin,
  lessCounted,
  type MeasureId,
  measureOf,
} from '#domains/statistics/measure.ts'
import type { Holds, Source } from '#domains/statistics/measures/source.queries.ts'
import { anyBelow, notAdditive, sources } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** A sum of some whole months (first days) without what it has twice; `key`: under which the places were added up. */
export type Once = (key: string, id: MeasureId, sum: Counted, months: { from: Day; to: Day }) => Counted

/**
 * `keys`: by the path of each place that was counted within itself, under what it is added to others. All of them lie `below` one of
 * these paths.
 */
type Added = { below: readonly string[]; keys: ReadonlyMap<string, string> }

/**
 * For sums of places that count together: of a matter that went from one to another each of the two has a row, and all records of both
 * have it once. Only what left one of them is looked at, for what is left out of all of them and not of its own place.
 */
export async function countOnce(db: Db, asked: readonly MeasureId[], { below, keys }: Added): Promise<Once> {
  const ids = asked.filter((id) => notAdditive.includes(id))
  // nothing is added up where each place stands alone
  if (ids.length === 0 || new Set(keys.values()).size === keys.size) return (_key, _id, sum) => sum
  const rows = await listTwice(db, ids, { below, keys })
  const kept = await listKeptMonths(db)
  const byKey = Map.groupBy(
    // what was not kept is not in the sum
    rows.filter(({ id, day }) => measureOf(id).when !== 'during' || kept.has(day)),
    ({ key, id }) => `${key} ${id}`,
  )
  return (key, id, sum, { from, to }) => {
    const window = { from, to: lastDayOfMonth(yearOf(to), monthOf(to)) }
    return lessCounted(sum, addCounted((byKey.get(`${key} ${id}`) ?? []).filter((one) => fallsWithin(one, window))))
  }
}

/** `day`, `until`: the first days of their months, which is all that whole months ask. */
type TwiceRow = Counted & { key: string; id: MeasureId; day: Day; until: Day | null }

/**
 * Bodies are looked up once, into `held`: the place within which each was counted, and the key. Only what was in two places with one key
 * can be there twice, and no other record is read.
 */
async function listTwice(db: Db, ids: readonly MeasureId[], { below, keys }: Added): Promise<TwiceRow[]> {
  const own = lookUp(new Map([...keys.keys()].map((path) => [path, path])))
  const together = lookUp(keys)
  const same =
    (place: typeof own): Holds =>
    (alias) =>
      sql<SqlBool>`${place(alias)} = ${place('body')}`
  const isBelow: Holds = (alias) => (below.includes('') ? sql<SqlBool>`true` : anyBelow(alias, 'place_path', below))
  const taken = ({ takes }: Source, id: MeasureId): RawBuilder<unknown>[] => {
    const { day, until = sql`null::date`, when = sql<SqlBool>`true`, amount = sql`1`, unless } = takes[id] ?? {}
    if (day === undefined || unless === undefined) return []
    const isTwice = sql`${when} and ${unless(same(together))} and not ${unless(same(own))}`
    return [sql`(${id}::text, ${day}, ${until}, ${amount}::bigint, ${isTwice})`]
  }
  const parts = sources.flatMap((source) => {
    const each = ids.flatMap((id) => taken(source, id))
    if (each.length === 0 || source.wentBetween === undefined) return []
    return [
      sql`select ${together('body')} as key, one.id, date_trunc('month', one.day)::date as day, date_trunc('month', one.until)::date as until,
        count(*)::int as records, count(one.amount)::int as told, coalesce(sum(one.amount), 0)::bigint as sum
      from ${source.rows} join body on body.id = ${source.bodyId}
        cross join lateral (values ${sql.join(each)}) one (id, day, until, amount, is_twice)
      where ${source.wentBetween(sql`held`)} and one.is_twice group by 1, 2, 3, 4`,
    ]
  })
  const { rows } = await sql<TwiceRow>`
    with held as materialized (select body.id, place.path as place, place.key
      from unnest(${[...keys.keys()]}::text[], ${[...keys.values()]}::text[]) place (path, key)
      join body on ${own('body')} = place.path where ${isBelow('body')})
    ${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}

async function listKeptMonths(db: Db): Promise<Set<Day>> {
  const rows = await db.selectFrom('measure_month_count').select('month').execute()
  return new Set(rows.map(({ month }) => month))
}

/** What stands for the lowest of these places that a body lies in: a commune, a district, a province. */
function lookUp(byPath: ReadonlyMap<string, string>) {
  const ids = [...byPath].map(([path, value]) => [path.split('/').at(-2), value])
  const json = JSON.stringify(Object.fromEntries(ids))
  const depths = [...new Set([...byPath.keys()].map((path) => path.split('/').length - 1))].toSorted(
    (one, other) => other - one,
  )
  const at = (alias: string, depth: number) =>
    sql`${json}::jsonb ->> split_part(${sql.ref(`${alias}.place_path`)}, '/', ${depth}::int)`
  return (alias: string) => sql<string | null>`coalesce(${sql.join(depths.map((depth) => at(alias, depth)))})`
}
