import { type SqlBool, sql } from 'kysely'
import { isId } from '#base/ids.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export type BodyLine = { bodyId: string; bodyName: string }

/** What can be chosen from, and how many more there are: those are found by name. */
export type BodyChoice = { bodies: BodyLine[]; more: number; search: string }

const bodiesMax = 100

/** Where somebody may do a deed: their own body first, then from the top of the tree. */
export async function listChoiceBodies(
  db: Db,
  actor: Actor,
  deed: Deed,
  typed: string | undefined,
): Promise<BodyChoice> {
  const search = (typed ?? '').trim().slice(0, 100)
  const named = search === '' ? sql<SqlBool>`true` : sql<SqlBool>`${whereAllWords('body.folded', search)}`
  const { rows } = await sql<BodyLine & { total: number }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", count(*) over ()::int as total from body
    where body.to_day is null and ${whereMay(actor, deed, 'body')} and ${named}
    order by body.id is not distinct from ${actor.bodyId} desc, body.path limit ${bodiesMax}`.execute(db)
  const bodies = rows.map(({ bodyId, bodyName }) => ({ bodyId, bodyName }))
  return { bodies, more: (rows[0]?.total ?? 0) - rows.length, search }
}

/** The very one, however many there are. */
export async function findChoiceBody(db: Db, actor: Actor, deed: Deed, bodyId: string): Promise<BodyLine | undefined> {
  if (!isId(bodyId)) return undefined
  const { rows } = await sql<BodyLine>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName" from body
    where body.to_day is null and body.id = ${bodyId} and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0]
}

/** The one in the address, else the first that may be chosen; a search that found something shows what it found. */
export async function chosenBody(
  { db, actor, query }: { db: Db; actor: Actor; query: Record<string, string> },
  deed: Deed,
  { bodies, search }: BodyChoice,
): Promise<BodyLine | undefined> {
  const asked = query['co-quan']
  if (asked === undefined || (search !== '' && !bodies.some(({ bodyId }) => bodyId === asked))) return bodies[0]
  return findChoiceBody(db, actor, deed, asked)
}
