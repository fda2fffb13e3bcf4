import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/**
 * Who reads a case: officers of the commune who run mediation, the mediator of that very case, and the leader of its team; of these
 * two only while they serve, and never who is barred from it. Over `mediation_case one` joined with `body`.
 */
export function whereMayRead(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOfficer(actor)} or ${isOwn(actor, today, sql`(m.id = one.mediator_id or ${leads})`)})`
}

/** Who may say who mediates: the commune's officers and the leader of the team. */
export function whereMayAssign(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOfficer(actor)} or ${isOwn(actor, today, leads)})`
}

/** Teams for which somebody may write a case down: those of their communes, or the one in which they serve. Over `mediation_team team`. */
export function whereMayRecord(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOfficer(actor)} or (${whereMay(actor, 'mediate', 'body')} and exists (
    select 1 from mediator m where m.team_id = team.id and m.person_id = ${actor.personId}
      and m.recognised_on <= ${today} and (m.released_on is null or m.released_on > ${today}))))`
}

const leads = sql<SqlBool>`(m.leader_from is not null and m.leader_to is null)`

const isOfficer = (actor: Actor) => whereMay(actor, 'run mediation', 'body')

function isOwn(actor: Actor, today: Day, which: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${whereMay(actor, 'mediate', 'body')} and exists (
    select 1 from mediator m
    where m.person_id = ${actor.personId} and m.team_id = one.team_id and ${which}
      and m.recognised_on <= ${today} and (m.released_on is null or m.released_on > ${today})
      and not exists (select 1 from mediation_bar bar where bar.case_id = one.id and bar.mediator_id = m.id)))`
}

/** The case that was made of a request; its id says nothing of it. */
export async function findCaseOf(db: Db, matterId: string): Promise<string | undefined> {
  const row = await db.selectFrom('mediation_case').select('id').where('matter_id', '=', matterId).executeTakeFirst()
  return row?.id
}
