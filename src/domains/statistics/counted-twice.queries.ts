import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { foldMonths } from '#domains/statistics/board/board.ts'
import { type Counted, lessCounted, type MeasureId } from '#domains/statistics/measure.ts'
import type { Holds } from '#domains/statistics/measures/source.queries.ts'
import { anyBelow, countBy, notAdditive } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** A sum of some months without what it has twice; `key`: under which the places were added up. */
export type Once = (key: string, id: MeasureId, sum: Counted, months: { from: Day; to: Day }) => Counted

/**
 * `keys`: by the path of each place that was counted within itself, under what it is added to others. All of them lie `below` one of
 * these paths.
 */
type Added = { below: readonly string[]; keys: ReadonlyMap<string, string> }

/**
 * For sums of places that count together: of a matter that went from one to another each of the two has a row, and all records of both
 * have it once. Only what left one of them is counted, once as each place has it and once as all have it. `months`: first days; what was
 * not kept of a month is not taken from it.
 */
export async function countOnce(
  db: Db,
  asked: readonly MeasureId[],
  months: readonly Day[],
  { below, keys }: Added,
): Promise<Once> {
  const ids = asked.filter((id) => notAdditive.includes(id))
  if (ids.length === 0 || keys.size < 2) return (_key, _id, sum) => sum
  const own = lookUp(new Map([...keys.keys()].map((path) => [path, path])))
  const together = lookUp(keys)
  const within: Holds = (alias) =>
    sql<SqlBool>`(${below.includes('') ? sql<SqlBool>`true` : anyBelow(alias, 'place_path', below)} and ${together(alias)} is not null)`
  const countAs = (place: typeof own) =>
    countBy(db, ids, {
      from: sql.ref('span.month'),
      to: sql.ref('span.last'),
      within,
      holds: (alias) => sql<SqlBool>`${place(alias)} = ${place('body')}`,
      key: sql`${together('body')} || '|' || to_char(span.month, 'YYYY-MM-DD')`,
      beside: sql`join (select counted.month, (counted.month + interval '1 month - 1 day')::date as last from measure_month_count counted
        where counted.month = any(${[...months]}::date[])) span on true`,
      of: ({ wentOn }) => wentOn?.(within) ?? sql<SqlBool>`false`,
    })
  const twice = differences(await countAs(own), await countAs(together))
  return (key, id, sum, days) => lessCounted(sum, foldMonths(id, twice.get(key)?.get(id) ?? new Map(), days))
}

type Groups = Awaited<ReturnType<typeof countBy>>

/** By key, by measure and by month. */
function differences(apart: Groups, together: Groups) {
  const twice = new Map<string, Map<MeasureId, Map<Day, Counted>>>()
  for (const [group, counts] of apart) {
    const [key, month] = group.split('|') as [string, Day]
    const byMeasure = twice.get(key) ?? new Map<MeasureId, Map<Day, Counted>>()
    twice.set(key, byMeasure)
    for (const [id, count] of counts) {
      const once = together.get(group)?.get(id)
      const byMonth = byMeasure.get(id) ?? new Map<Day, Counted>()
      byMeasure.set(id, byMonth.set(month, once === undefined ? count : lessCounted(count, once)))
    }
  }
  return twice
}

/** What stands for the lowest of these places that a body lies in: a commune, a district, a province. */
function lookUp(byPath: ReadonlyMap<string, string>) {
  const json = JSON.stringify(Object.fromEntries(byPath))
  const at = (alias: string, steps: number) =>
    sql`${json}::jsonb ->> substring(${sql.ref(`${alias}.place_path`)} from ${`^(?:[^/]*/){${steps}}`})`
  return (alias: string) => sql<string | null>`coalesce(${sql.join([3, 2, 1].map((steps) => at(alias, steps)))})`
}
