import { sql } from 'kysely'
import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { MatterDeed } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Whether a matter of that kind may be sent there. */
export async function isOpenDesk(db: Db, bodyId: string, kind: MatterKind): Promise<boolean> {
  const { rows } = await sql`
    select 1 from front_desk desk join body on body.id = desk.body_id
    where desk.body_id = ${bodyId} and desk.is_open and body.to_day is null
      and (not desk.gives_advice or ${kind} = 'question')`.execute(db)
  return rows.length > 0
}

const desksMax = 4_000

/** Where one may send to, by province and name. */
export async function listOpenDesks(db: Db): Promise<FrontDesk[]> {
  const { rows } = await sql<FrontDesk>`
    ${columns} where desk.is_open and body.to_day is null order by province.sort_key nulls first, body.sort_key limit ${desksMax}`.execute(
    db,
  )
  return rows
}

export async function findFrontDesk(db: Db, bodyId: string): Promise<FrontDesk | undefined> {
  const { rows } = await sql<FrontDesk>`${columns} where desk.body_id = ${bodyId}`.execute(db)
  return rows[0]
}

/** Bodies whose place of receiving somebody may open or change, whether it is there yet or not. */
export async function listDesksToKeep(db: Db, actor: Actor): Promise<{ bodyId: string; bodyName: string }[]> {
  return listMatterBodies(db, actor, 'approve matters')
}

const bodiesMax = 100

/** Where somebody may do a deed about matters, from the top of the tree. */
export async function listMatterBodies(
  db: Db,
  actor: Actor,
  deed: MatterDeed,
): Promise<{ bodyId: string; bodyName: string }[]> {
  const { rows } = await sql<{ bodyId: string; bodyName: string }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName" from body
    where body.to_day is null and ${whereMay(actor, deed, 'body')} order by body.path limit ${bodiesMax}`.execute(db)
  return rows
}

const columns = sql`
  select desk.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", body.place_id as "placeId", coalesce(province.full_name, '') as "provinceName",
    desk.is_open as "isOpen", desk.gives_advice as "givesAdvice", desk.address, desk.phone, desk.hours, desk.version
  from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id
    left join place province on province.id = coalesce(place.parent_id, place.id)`
