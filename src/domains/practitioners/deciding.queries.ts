import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { communeIdOf } from '#domains/bodies/body.ts'
import { type PractitionerDeed, refusals } from '#domains/practitioners/practitioner.ts'
import type { DecidingLevel } from '#domains/practitioners/practitioner-kind.ts'
import type { Deciding } from '#domains/practitioners/recognition-conditions.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

const districtKinds = ['huyen', 'quan', 'thi-xa', 'thanh-pho-thuoc-tinh']

/** Who decides for a body's list on a day, and whether that level stood then. Refuses a body that is not there or not in reach. */
export async function loadDeciding(
  db: Db,
  actor: Actor,
  deed: PractitionerDeed,
  asked: { bodyId: string; level: DecidingLevel | null; day: Day },
): Promise<Deciding> {
  const { rows } = await sql<{ kind: string; placePath: string }>`
    select body.kind, body.place_path as "placePath" from body
    where body.id = ${asked.bodyId} and body.to_day is null and ${whereMay(actor, deed, 'body')}`.execute(db)
  const body = rows[0]
  if (body === undefined) throw refusals.notFound
  return {
    bodyLevel: communeIdOf(body) === undefined ? 'province' : 'commune',
    bodyKind: body.kind,
    levelStands: asked.level !== 'district' || (await districtsStand(db, asked.day)),
    day: asked.day,
  }
}

async function districtsStand(db: Db, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from place where kind = any(${districtKinds}::text[]) and (from_day is null or from_day <= ${day})
      and (to_day is null or to_day > ${day}) limit 1`.execute(db)
  return rows.length > 0
}
