import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { placeColumns, placeOf } from '#domains/places/place.store.ts'
import { type Certainty, type Place, type PlaceLevel, placeKinds } from '#domains/places/place.ts'
import type { Db } from '#platform/database/database.ts'

export const refusals = {
  noPlace: new Refusal(404, 'Không có đơn vị hành chính mang mã này. Hãy chọn lại trong danh mục.'),
}

export async function findPlace(db: Db, id: string): Promise<Place | undefined> {
  const row = await db.selectFrom('place').select(placeColumns).where('id', '=', id).executeTakeFirst()
  return row && placeOf(row)
}

export async function loadPlace(db: Db, id: string): Promise<Place> {
  const place = await findPlace(db, id)
  if (!place) throw refusals.noPlace
  return place
}

/** The provinces that stand on a day: 34 since July 2025, 63 before. In Vietnamese order. */
export async function listProvinces(db: Db, day: Day): Promise<Place[]> {
  const rows = await standing(db, day)
    .where('parent_id', 'is', null)
    .where('kind', 'in', kindsOf('province'))
    .orderBy('sort_key')
    .execute()
  return rows.map(placeOf)
}

/** What lies directly below a place on a day, in Vietnamese order; at most 500 (no province has so many). */
export async function listChildren(db: Db, parentId: string, day: Day): Promise<Place[]> {
  const rows = await standing(db, day)
    .where('parent_id', '=', parentId)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(placeOf)
}

/** A found place with the names above it, nearest first: «Xã Hưng Hà» · «Tỉnh Hưng Yên». */
export type FoundPlace = Place & { above: string[] }

/**
 * Places by what a person types, with or without marks; every word must begin a word of the place's own, former or
 * parents' names: «vo cuong bac ninh». Own names that begin with the text come first, then higher levels, then the
 * alphabet. `day`: only those that stand then; `within`: a path, `01/`. At most `limit` (≤ 50).
 */
export async function searchPlaces(
  db: Db,
  text: string,
  options: { day?: Day; within?: string; level?: PlaceLevel; limit?: number } = {},
): Promise<FoundPlace[]> {
  const words = fold(text)
    .replace(/[^a-z0-9' ]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .slice(0, 12)
  if (words.length === 0) return []
  let query = options.day === undefined ? db.selectFrom('place').select(placeColumns) : standing(db, options.day)
  for (const word of words) query = query.where(sql`' ' || folded`, 'like', `% ${word}%`)
  if (options.within !== undefined) query = query.where('path', 'like', `${options.within}%`)
  if (options.level !== undefined) query = query.where('kind', 'in', kindsOf(options.level))
  const rows = await query
    .orderBy(sql`position(${words.join(' ')} in folded) = 0`)
    .orderBy(sql`position(${words.join(' ')} in split_part(folded, ',', 1)) = 0`)
    .orderBy(sql`length(path) - length(replace(path, '/', ''))`)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(Math.min(options.limit ?? 20, 50))
    .execute()
  return withNamesAbove(db, rows.map(placeOf))
}

/** A unit of today that holds ground of an old one, and how sure that is. */
export type CurrentPlace = Place & { certainty: Certainty; change: 'merge' | 'split' | 'rename' | 'unchanged' }

/** «Thành phố Lai Châu» (old) → the communes of today on its ground; an old commune or province → its own successors. */
export async function listSuccessors(db: Db, oldPlaceId: string): Promise<CurrentPlace[]> {
  const old = await loadPlace(db, oldPlaceId)
  const own = await successorRows(db).where('old.id', '=', oldPlaceId).execute()
  const rows = own.length > 0 ? own : await successorRows(db).where('old.path', 'like', `${old.path}%`).execute()
  const byPlace = Map.groupBy(rows, ({ id }) => id)
  return [...byPlace.values()].map((same) => {
    const row = sureFirst(same)[0]!
    return { ...placeOf(row), certainty: row.certainty, change: row.change }
  })
}

/** By id, of those that are there. */
export async function listPlacesById(db: Db, ids: readonly string[]): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('place')
    .select(placeColumns)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, placeOf(row)]))
}

/** Who took over directly, by the place that ended. `unsure`: one of its heirs at least is not certain, so none of them decides. */
type PlaceHeirs = { sure: Map<string, string[]>; unsure: Map<string, string[]> }

/** Of these places and of all that followed them until a day. */
export async function listHeirs(db: Db, ids: readonly string[], day: Day): Promise<PlaceHeirs> {
  const found: PlaceHeirs = { sure: new Map(), unsure: new Map() }
  if (ids.length === 0) return found
  const ended = sql`join place old on old.id = s.old_id and old.to_day <= ${day}`
  const { rows } = await sql<{ old: string; heirs: string[]; isSure: boolean }>`
    with recursive line as (
      select s.old_id, s.new_id, s.certainty, 1 as steps from place_succession s ${ended} where s.old_id = any(${ids}::text[])
      union select s.old_id, s.new_id, s.certainty, line.steps + 1 from line join place_succession s on s.old_id = line.new_id ${ended}
        where line.steps < 20)
    select old_id as old, array_agg(distinct new_id) as heirs, bool_and(certainty = 'certain') as "isSure" from line group by old_id`.execute(
    db,
  )
  for (const { old, heirs, isSure } of rows) (isSure ? found.sure : found.unsure).set(old, heirs)
  return found
}

/** Everything that ended until a day and came to a place, directly or through others that ended, wholly or in part. */
export async function listEndedInto(db: Db, placeId: string, day: Day): Promise<string[]> {
  const ended = sql`join place old on old.id = s.old_id and old.to_day <= ${day}`
  const { rows } = await sql<{ id: string }>`
    with recursive before as (
      select s.old_id as id, 1 as steps from place_succession s ${ended} where s.new_id = ${placeId}
      union select s.old_id, before.steps + 1 from before join place_succession s on s.new_id = before.id ${ended} where before.steps < 20)
    select distinct id from before order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The old units whose ground a place of today holds, in code order. */
export async function listPredecessors(db: Db, placeId: string): Promise<(Place & { certainty: Certainty })[]> {
  const rows = await db
    .selectFrom('place_succession as s')
    .innerJoin('place as p', 'p.id', 's.old_id')
    .select(placeColumns.map((column) => `p.${column}` as const))
    .select('s.certainty')
    .where('s.new_id', '=', placeId)
    .orderBy('p.id')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...placeOf(row), certainty: row.certainty }))
}

function standing(db: Db, day: Day) {
  return db
    .selectFrom('place')
    .select(placeColumns)
    .where((on) => on.or([on('from_day', 'is', null), on('from_day', '<=', day)]))
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>', day)]))
}

function kindsOf(level: PlaceLevel) {
  return (Object.keys(placeKinds) as (keyof typeof placeKinds)[]).filter((kind) => placeKinds[kind].level === level)
}

function successorRows(db: Db) {
  return db
    .selectFrom('place_succession as s')
    .innerJoin('place as old', 'old.id', 's.old_id')
    .innerJoin('place as p', 'p.id', 's.new_id')
    .select(placeColumns.map((column) => `p.${column}` as const))
    .select(['s.certainty', 's.kind as change'])
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .limit(2000)
}

function sureFirst<T extends { certainty: Certainty }>(rows: T[]): T[] {
  const ranks = { certain: 0, likely: 1, unsure: 2 }
  return rows.toSorted((a, b) => ranks[a.certainty] - ranks[b.certainty])
}

async function withNamesAbove(db: Db, places: Place[]): Promise<FoundPlace[]> {
  const aboveIds = (place: Place) => place.path.split('/').slice(0, -2).reverse()
  const ids = [...new Set(places.flatMap(aboveIds))]
  const rows =
    ids.length === 0 ? [] : await db.selectFrom('place').select(['id', 'full_name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(({ id, full_name }) => [id, full_name]))
  return places.map((place) => ({ ...place, above: aboveIds(place).map((id) => names.get(id)!) }))
}
