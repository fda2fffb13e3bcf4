import { type SqlBool, sql } from 'kysely'
import { isId } from '#base/ids.ts'
import type { ActivityDeed } from '#domains/activities/activity.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type BodyLine = { id: string; name: string }

/** What can be chosen from, and how many more there are: those are found by name. */
export type ActivityBodies = { bodies: BodyLine[]; more: number; search: string }

const bodiesMax = 100

/** Where somebody may do a deed about activities: their own body first, then from the top of the tree. */
export async function listActivityBodies(
  db: Db,
  actor: Actor,
  deed: ActivityDeed,
  typed: string | undefined,
): Promise<ActivityBodies> {
  const search = (typed ?? '').trim().slice(0, 100)
  const named = search === '' ? sql<SqlBool>`true` : whereAllWords('body.folded', search)
  const { rows } = await sql<BodyLine & { total: number }>`
    select body.id, coalesce(body.short_name, body.name) as name, count(*) over ()::int as total from body
    where body.to_day is null and ${whereMay(actor, deed, 'body')} and ${named}
    order by body.id is not distinct from ${actor.bodyId} desc, body.path limit ${bodiesMax}`.execute(db)
  return { bodies: rows.map(({ id, name }) => ({ id, name })), more: (rows[0]?.total ?? 0) - rows.length, search }
}

/** The very one, also one that has ended; undefined where it is out of reach. */
export async function findActivityBody(
  db: Db,
  actor: Actor,
  deed: ActivityDeed,
  id: string | undefined,
): Promise<BodyLine | undefined> {
  if (id === undefined || !isId(id)) return undefined
  const { rows } = await sql<BodyLine>`
    select body.id, coalesce(body.short_name, body.name) as name from body
    where body.id = ${id} and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0]
}
