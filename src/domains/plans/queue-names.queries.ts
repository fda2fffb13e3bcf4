import { sql } from 'kysely'
import { whereSeen } from '#domains/plans/plan.queries.ts'
import type { QueueScope } from '#domains/plans/queue-filter.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What the conditions of a filter are called; null: nothing of that id is there to be seen. */
export type ChosenNames = Record<'plan' | 'body' | 'holder' | 'place' | 'ownPlace', string | null>

/** The names of what a filter narrows to, in one question. A plan outside the reach has no name here. */
export async function nameChosen(db: Db, actor: Actor, scope: QueueScope): Promise<ChosenNames> {
  const { planId, bodyId, holderId, placeId, ownPlaceId } = scope
  const bodyName = (id: string | null) =>
    sql`(select coalesce(body.short_name, body.name) || case when body.parent_id is null then '' else coalesce(' – ' || (select place.full_name from place where place.id = body.place_id), '') end
        from body where body.id = ${id}::uuid)`
  const placeName = (id: string | null) => sql`(select place.full_name from place where place.id = ${id}::text)`
  const { rows } = await sql<ChosenNames>`
    select (select plan.title from plan join body on body.id = plan.body_id where plan.id = ${planId}::uuid and ${whereSeen(actor)}) as plan,
      ${bodyName(bodyId)} as body, ${bodyName(holderId)} as holder, ${placeName(placeId)} as place, ${placeName(ownPlaceId)} as "ownPlace"`.execute(
    db,
  )
  return rows[0]!
}
