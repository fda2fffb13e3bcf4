import { sql } from 'kysely'
import { whereSeen } from '#domains/plans/plan.queries.ts'
import type { QueueScope } from '#domains/plans/queue-filter.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What the conditions of a filter are called; null: nothing of that id is there to be seen. */
export type ChosenNames = Record<'plan' | 'body' | 'holder' | 'place' | 'ownPlace', string | null>

/** The names of what a filter narrows to, in one question. A plan outside the reach has no name here. */
export async function nameChosen(db: Db, actor: Actor, scope: QueueScope): Promise<ChosenNames> {
  return (await nameChosenOfEach(db, actor, [scope]))[0]!
}

/** The same for several filters, still in one question. */
export async function nameChosenOfEach(db: Db, actor: Actor, scopes: readonly QueueScope[]): Promise<ChosenNames[]> {
  if (scopes.length === 0) return []
  const questions = scopes.map((scope, index) => namesOf(actor, scope, index))
  const { rows } = await sql<ChosenNames & { index: number }>`${sql.join(questions, sql` union all `)}`.execute(db)
  return rows.toSorted((one, other) => one.index - other.index).map(({ index, ...names }) => names)
}

function namesOf(actor: Actor, { planId, bodyId, holderId, placeId, ownPlaceId }: QueueScope, index: number) {
  const bodyName = (id: string | null) =>
    sql`(select coalesce(body.short_name, body.name) || case when body.parent_id is null then '' else coalesce(' – ' || (select place.full_name from place where place.id = body.place_id), '') end
        from body where body.id = ${id}::uuid)`
  const placeName = (id: string | null) => sql`(select place.full_name from place where place.id = ${id}::text)`
  return sql`select ${index}::integer as index,
    (select plan.title from plan join body on body.id = plan.body_id where plan.id = ${planId}::uuid and ${whereSeen(actor)}) as plan,
    ${bodyName(bodyId)} as body, ${bodyName(holderId)} as holder, ${placeName(placeId)} as place, ${placeName(ownPlaceId)} as "ownPlace"`
}
