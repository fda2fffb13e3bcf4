import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** `bodyId`: of the committee of the province, which answers for its forms and for what leaves the house. */
export type FormProvince = { id: string; name: string; bodyId: string }

/** Provinces of today whose own committee is in reach: who administers a department or a commune sets and takes nothing for the whole. */
export async function listFormProvinces(db: Db, actor: Pick<Actor, 'grants'>): Promise<FormProvince[]> {
  const { rows } = await sql<FormProvince>`
    select distinct on (place.sort_key, place.id) place.id, place.full_name as name, body.id as "bodyId"
    from place join body on body.place_id = place.id
    where place.parent_id is null and body.kind = 'ubnd' and body.to_day is null and ${whereMay(actor, 'set forms', 'body')}
    order by place.sort_key, place.id, body.path`.execute(db)
  return rows
}

/** One of them, or undefined. */
export async function findFormProvince(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  id: string,
): Promise<FormProvince | undefined> {
  return (await listFormProvinces(db, actor)).find((province) => province.id === id)
}
