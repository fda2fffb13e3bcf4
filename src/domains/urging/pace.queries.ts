import { sql } from 'kysely'
import type { PaceSetting } from '#domains/urging/pace.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { everywhere, may, whereMay } from '#platform/permission/permission.ts'

const settingsMax = 5_000

/** Every pace ever set: a few, and the past ones say what held then. */
export async function loadPaces(db: Db): Promise<PaceSetting[]> {
  const { rows } = await sql<PaceSetting>`
    select body.path as "bodyPath", pace.from_day as "fromDay", pace.set_at as "setAt", pace.officer_days as "officerDays", pace.head_days as "headDays",
      pace.above_days as "aboveDays", pace.due_soon_days as "dueSoonDays"
    from urge_pace pace left join body on body.id = pace.body_id order by pace.set_at desc limit ${settingsMax}`.execute(
    db,
  )
  return rows
}

export type PaceRow = PaceSetting & { id: string; bodyName: string | null; reason: string; setBy: string }

/** As the page of settings shows them, latest first: the system's and those within reach. */
export async function listPaces(db: Db, actor: Actor): Promise<PaceRow[]> {
  const { rows } = await sql<PaceRow>`
    select pace.id, body.path as "bodyPath", coalesce(body.short_name, body.name) as "bodyName", pace.from_day as "fromDay", pace.set_at as "setAt",
      pace.officer_days as "officerDays", pace.head_days as "headDays", pace.above_days as "aboveDays", pace.due_soon_days as "dueSoonDays",
      pace.reason, person.name as "setBy"
    from urge_pace pace join person on person.id = pace.set_by left join body on body.id = pace.body_id
    where pace.body_id is null or ${whereMay(actor, 'set the pace', 'body')}
    order by pace.from_day desc, pace.set_at desc limit 100`.execute(db)
  return rows
}

/** Bodies for which the actor may set a pace of their own; at most 200. */
export async function listPaceBodies(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, coalesce(b.short_name, b.name) as name from body b where b.to_day is null and ${whereMay(actor, 'set the pace', 'b')}
    order by length(b.path), b.sort_key limit 200`.execute(db)
  return rows
}

export function maySetForAll(actor: Actor): boolean {
  return may(actor, 'set the pace', everywhere)
}
