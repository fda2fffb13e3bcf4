import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import type { Village } from '#domains/places/village.ts'
import { listVillages } from '#domains/places/villages.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type VillageLine = Pick<Village, 'id' | 'name' | 'toDay'>

/** Villages of the commune that a body belongs to, those that stand before those that ended; none for a province or a ministry. */
export async function listVillagesOfBody(
  db: Db,
  bodyId: string | null | undefined,
  today: Day,
  { withEnded = false }: { withEnded?: boolean } = {},
): Promise<VillageLine[]> {
  if (bodyId == null) return []
  const body = await db.selectFrom('body').select('place_id').where('id', '=', bodyId).executeTakeFirst()
  return body?.place_id == null ? [] : listVillages(db, body.place_id, today, { withEnded })
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
