import { loadBodies } from '#domains/bodies/bodies.queries.ts'
import type { Body } from '#domains/bodies/body.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { may, refusals } from '#platform/permission/permission.ts'

/** Loads bodies that the actor manages, and keeps other changes to them waiting. Throws when one is out of reach. */
export async function loadManagedBodies(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Body[]> {
  // one order for everybody, so that two changes never wait for each other
  for (const id of [...new Set(ids)].sort()) await lockRow(tx, 'body', id)
  const bodies = await loadBodies(tx, ids)
  for (const { id, path, placePath } of bodies)
    if (!may(actor, 'manage bodies', { bodyId: id, bodyPath: path, placePath })) throw refusals.notFound
  return bodies
}

export async function loadManagedBody(tx: Tx, actor: Actor, id: string): Promise<Body> {
  const [body] = await loadManagedBodies(tx, actor, [id])
  return body!
}
