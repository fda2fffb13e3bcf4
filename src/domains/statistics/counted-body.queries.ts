import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { isMinistryRow } from '#domains/bodies/ministry.queries.ts'
import type { CountedBody } from '#domains/statistics/counted-body.ts'
import { takenOverBy } from '#domains/statistics/todays-map.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A body whose figures somebody may see, one that ended too; undefined: there is none, or it is not theirs to see. */
export async function findCountedBody(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  { id, today }: { id: string; today: Day },
  deed: 'see statistics' | 'read forms' = 'see statistics',
) {
  if (!isId(id)) return undefined
  const { rows } = await sql<Omit<CountedBody, 'tookOver'>>`
    select body.id, coalesce(body.short_name, body.name) as name, body.place_id as "placeId", ${isMinistryRow('body')} or exists (
      select from body below join place on place.id = below.place_id
      where below.path like body.path || '%' and place.parent_id is not null) as "holdsCommune"
    from body where body.id = ${id} and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0] && { ...rows[0], tookOver: await listTookOver(db, id, today) }
}

/**
 * Bodies that ended and in whose place this one alone stands today, directly or through others that ended; of a body that ended itself,
 * those that it had taken over while it stood. Whatever counts a body's records counts theirs: there is no other list of them.
 */
export async function listTookOver(db: Db, bodyId: string, today: Day): Promise<string[]> {
  const ended = sql`join body old on old.id = s.old_id and old.to_day <= ${today}
    and old.to_day < coalesce((select own.to_day from body own where own.id = ${bodyId}), 'infinity'::date)`
  const { rows } = await sql<{ old: string; heirs: string[] }>`
    with recursive before as (
      select s.old_id as id, 1 as steps from body_succession s ${ended} where s.new_id = ${bodyId}
      union select s.old_id, before.steps + 1 from before join body_succession s on s.new_id = before.id ${ended} where before.steps < 20
    ), after as (
      select id, 1 as steps from before
      union select s.new_id, after.steps + 1 from after join body_succession s on s.old_id = after.id ${ended} where after.steps < 20
    )
    select s.old_id as old, array_agg(s.new_id order by s.new_id) as heirs
    from (select distinct id from after) one join body_succession s on s.old_id = one.id ${ended} group by s.old_id`.execute(
    db,
  )
  return takenOverBy(bodyId, new Map(rows.map(({ old, heirs }) => [old, heirs])))
}
