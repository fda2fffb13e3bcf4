import { type SqlBool, sql } from 'kysely'
import type { DeskProvince, FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Db } from '#platform/database/database.ts'

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

const columns = sql`
  select desk.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", body.place_id as "placeId",
    province.id as "provinceId", coalesce(province.full_name, '') as "provinceName",
    desk.is_open as "isOpen", desk.gives_advice as "givesAdvice", desk.address, desk.phone, desk.hours, desk.version
  from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id
    join place province on province.id = coalesce(place.parent_id, place.id)`
