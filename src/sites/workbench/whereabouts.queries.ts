import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** The body a person works for and its province, for the top bar. */
export async function findWhereabouts(
  db: Db,
  actor: Actor | undefined,
): Promise<{ bodyName: string; placeName: string } | undefined> {
  if (actor === undefined || actor.bodyId === null) return undefined
  const row = await db
    .selectFrom('body')
    .innerJoin('place', 'place.id', 'body.place_id')
    .leftJoin('place as above', 'above.id', 'place.parent_id')
    .select(['body.name', 'body.short_name', 'place.full_name', 'above.full_name as above'])
    .where('body.id', '=', actor.bodyId)
    .executeTakeFirst()
  return row && { bodyName: row.short_name ?? row.name, placeName: row.above ?? row.full_name }
}
