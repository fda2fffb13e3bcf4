import { provinceIdOf } from '#domains/bodies/body.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { type Deed, refusals, whereMay } from '#platform/permission/permission.ts'

/** A body that still exists and where the actor may do the deed, with the province it lies in, or the nation; «not there» and «not yours» are one answer. */
export async function bodyFor(tx: Tx, actor: Actor, deed: Deed, bodyId: string) {
  const body = await tx
    .selectFrom('body')
    .select(['id', 'place_path as placePath'])
    .where('id', '=', bodyId)
    .where('to_day', 'is', null)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (body === undefined) throw refusals.notFound
  return { bodyId: body.id, provinceId: provinceIdOf(body) }
}
