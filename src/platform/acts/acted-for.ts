import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { type Deed, type Location, may } from '#platform/permission/permission.ts'

/** Whose grant allowed a deed at a body: null when it was the actor's own, the absent officer's id when only a lent one did. */
export async function actedFor(
  tx: Tx,
  actor: Actor,
  deed: Deed | 'anyone' | 'system',
  bodyId: string | null,
): Promise<string | null> {
  if (deed === 'anyone' || deed === 'system') return null
  const holding = actor.grants.filter((grant) => grant.deeds.has(deed))
  if (!holding.some((grant) => grant.actingFor !== undefined)) return null
  const at = bodyId === null ? undefined : await findLocation(tx, bodyId)
  const reaching = at === undefined ? holding : holding.filter((grant) => may({ grants: [grant] }, deed, at))
  if (reaching.some((grant) => grant.actingFor === undefined)) return null
  return reaching[0]?.actingFor ?? null
}

async function findLocation(tx: Tx, bodyId: string): Promise<Location | undefined> {
  const { rows } = await sql<Location>`
    select id as "bodyId", path as "bodyPath", place_path as "placePath" from body where id = ${bodyId}`.execute(tx)
  return rows[0]
}
