import { sql } from 'kysely'
import { isId } from '#base/ids.ts'
import type { CountedBody } from '#domains/statistics/counted-body.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A body whose figures somebody may see, one that ended too; undefined: there is none, or it is not theirs to see. */
export async function findCountedBody(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  id: string,
  deed: 'see statistics' | 'read forms' = 'see statistics',
) {
  if (!isId(id)) return undefined
  const { rows } = await sql<CountedBody>`
    select body.id, coalesce(body.short_name, body.name) as name, body.place_id as "placeId", exists (
      select from body below join place on place.id = below.place_id
      where below.path like body.path || '%' and place.parent_id is not null) as "holdsCommune"
    from body where body.id = ${id} and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0]
}
