import { type SqlBool, sql } from 'kysely'
import { isId } from '#base/ids.ts'
import type { DeskProvince, FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { MatterDeed } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Whether a matter of that kind may be sent there. */
export async function isOpenDesk(db: Db, bodyId: string, kind: MatterKind): Promise<boolean> {
  const { rows } = await sql`
    select 1 from front_desk desk join body on body.id = desk.body_id
    where desk.body_id = ${bodyId} and desk.is_open and body.to_day is null
      and (not desk.gives_advice or ${kind} = 'question')`.execute(db)
  return rows.length > 0
}

/** Where one may send to: the nation has thousands, so a province is chosen first. */
export async function listDeskProvinces(db: Db): Promise<DeskProvince[]> {
  const { rows } = await sql<DeskProvince>`
    select province.id, province.full_name as name, count(*)::int as desks
    from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id
      join place province on province.id = coalesce(place.parent_id, place.id)
    where desk.is_open and body.to_day is null group by province.id order by province.sort_key limit ${provincesMax}`.execute(
    db,
  )
  return rows
}

/** More than there have ever been. */
const provincesMax = 100
/** Communes and offices of one province. */
const desksMax = 500

/** In one province, by name. */
export async function listOpenDesks(db: Db, provinceId: string): Promise<FrontDesk[]> {
  const { rows } = await sql<FrontDesk>`
    ${columns} where desk.is_open and body.to_day is null and province.id = ${provinceId} order by body.sort_key limit ${desksMax}`.execute(
    db,
  )
  return rows
}

/** The one that receives at a place, or is known by its id. */
export async function findOpenDesk(
  db: Db,
  by: { bodyId: string } | { placeId: string },
): Promise<FrontDesk | undefined> {
  const which = 'bodyId' in by ? sql<SqlBool>`body.id = ${by.bodyId}` : sql<SqlBool>`body.place_id = ${by.placeId}`
  const { rows } = await sql<FrontDesk>`
    ${columns} where desk.is_open and body.to_day is null and ${which} order by body.path limit 1`.execute(db)
  return rows[0]
}

export async function findFrontDesk(db: Db, bodyId: string): Promise<FrontDesk | undefined> {
  const { rows } = await sql<FrontDesk>`${columns} where desk.body_id = ${bodyId}`.execute(db)
  return rows[0]
}

export type BodyLine = { bodyId: string; bodyName: string }

/** What can be chosen from, and how many more there are: those are found by name. */
export type BodyChoice = { bodies: BodyLine[]; more: number; search: string }

const bodiesMax = 100

/** Where somebody may do a deed about matters: their own body first, then from the top of the tree. */
export async function listMatterBodies(
  db: Db,
  actor: Actor,
  deed: MatterDeed,
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
export async function findMatterBody(
  db: Db,
  actor: Actor,
  deed: MatterDeed,
  bodyId: string,
): Promise<BodyLine | undefined> {
  if (!isId(bodyId)) return undefined
  const { rows } = await sql<BodyLine>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName" from body
    where body.to_day is null and body.id = ${bodyId} and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0]
}

const columns = sql`
  select desk.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", body.place_id as "placeId",
    province.id as "provinceId", coalesce(province.full_name, '') as "provinceName",
    desk.is_open as "isOpen", desk.gives_advice as "givesAdvice", desk.address, desk.phone, desk.hours, desk.version
  from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id
    join place province on province.id = coalesce(place.parent_id, place.id)`

/** The one in the address, else the first that may be chosen; a search that found something shows what it found. */
export async function chosenBody(
  { db, actor, query }: { db: Db; actor: Actor; query: Record<string, string> },
  deed: MatterDeed,
  { bodies, search }: BodyChoice,
): Promise<BodyLine | undefined> {
  const asked = query['co-quan']
  if (asked === undefined || (search !== '' && !bodies.some(({ bodyId }) => bodyId === asked))) return bodies[0]
  return findMatterBody(db, actor, deed, asked)
}
