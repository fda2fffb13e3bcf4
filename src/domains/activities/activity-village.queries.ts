import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { predecessorsOf, successorsOf, type Village } from '#domains/places/village.ts'
import { listVillageSuccessions, listVillages } from '#domains/places/villages.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** `now`: what stands today where one that ended stood; `before`: what stood there before it, without end. */
export type VillageLine = Pick<Village, 'id' | 'name' | 'toDay'> & { now: string[]; before: string[] }

/** Villages of the commune that a body belongs to, those that stand before those that ended; none for a province or a ministry. */
export async function listVillagesOfBody(
  db: Db,
  bodyId: string | null | undefined,
  today: Day,
  { withEnded = false }: { withEnded?: boolean } = {},
): Promise<VillageLine[]> {
  const communeId = await findCommuneOfBody(db, bodyId)
  return communeId === undefined ? [] : listVillagesOfCommune(db, communeId, today, { withEnded })
}

/** undefined: the body is of no commune, but of a province or the nation. */
export async function findCommuneOfBody(db: Db, bodyId: string | null | undefined): Promise<string | undefined> {
  if (bodyId == null) return undefined
  const { rows } = await sql<{ id: string }>`
    select place.id from body join place on place.id = body.place_id
    where body.id = ${bodyId} and place.kind in ('xa', 'phuong', 'dac-khu')`.execute(db)
  return rows[0]?.id
}

/** The same of a commune itself; anything else has none. */
export async function listVillagesOfCommune(
  db: Db,
  communeId: string,
  today: Day,
  { withEnded = false }: { withEnded?: boolean } = {},
): Promise<VillageLine[]> {
  const all = await listVillages(db, communeId, today, { withEnded: true })
  const successions = await listVillageSuccessions(db, communeId)
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? '').filter(Boolean)
  return all
    .filter(({ fromDay, toDay }) => withEnded || (fromDay <= today && (toDay === null || toDay > today)))
    .map(({ id, name, toDay }) => ({
      ...{ id, name, toDay },
      now: named(successorsOf(id, successions).filter((one) => one !== id)),
      before: named(predecessorsOf(id, successions)),
    }))
}

/**
 * Which village of the body's commune the words name: one that stood on the day before any other.
 * null: the words are free, and stay so.
 */
export async function findNamedVillage(db: Db, bodyId: string, words: string, day: Day): Promise<string | null> {
  const folded = fold(words)
  if (folded === '') return null
  const { rows } = await sql<{ id: string }>`
    select village.id from village join body on body.place_id = village.commune_id
    where body.id = ${bodyId} and village.folded = ${folded}
    order by (village.from_day <= ${day} and (village.to_day is null or village.to_day > ${day})) desc, village.from_day desc
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}
