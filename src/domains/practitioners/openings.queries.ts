import { sql } from 'kysely'
import type { Opening } from '#domains/practitioners/opening.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Openings of the bodies in reach, latest first; at most 200. */
export async function listOpenings(db: Db, actor: Actor): Promise<(Opening & { bodyName: string })[]> {
  const { rows } = await sql<Opening & { bodyName: string }>`
    select o.body_id as "bodyId", o.year, o.opened_on as "openedOn", o.closes_on as "closesOn", o.where_told as "whereTold",
      coalesce(body.short_name, body.name) as "bodyName"
    from communicator_opening o join body on body.id = o.body_id where ${whereMay(actor, 'read practitioners', 'body')}
    order by o.year desc, body.sort_key, body.id limit 200`.execute(db)
  return rows
}
