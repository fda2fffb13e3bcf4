import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Nơi nhận: a body that receives through the system, and where one finds it otherwise. */
export type FrontDesk = {
  bodyId: string
  bodyName: string
  provinceName: string
  isOpen: boolean
  address: string
  phone: string
  hours: string
  version: number
}

export async function isOpenDesk(db: Db, bodyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from front_desk desk join body on body.id = desk.body_id
    where desk.body_id = ${bodyId} and desk.is_open and body.to_day is null`.execute(db)
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
  const { rows } = await sql<{ bodyId: string; bodyName: string }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName" from body
    where body.to_day is null and ${whereMay(actor, 'approve matters', 'body')} order by body.path limit 50`.execute(db)
  return rows
}

const columns = sql`
  select desk.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", coalesce(province.full_name, '') as "provinceName",
    desk.is_open as "isOpen", desk.address, desk.phone, desk.hours, desk.version
  from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id
    left join place province on province.id = coalesce(place.parent_id, place.id)`
