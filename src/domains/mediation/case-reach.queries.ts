import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Of somebody, as far as it decides what they may read. */
type Reader = Pick<Actor, 'personId' | 'grants'>

/**
 * Who reads a case: officers of the very commune who run mediation (nobody from above), the mediators of that very case, the
 * leader of its team, and until it is assigned the mediator who wrote it down; of a second team its leader and its commune's officers.
 * Mediators only while they serve, and nobody who is barred. Over `mediation_case one` joined with `body`.
 */
export function whereMayRead(actor: Reader, today: Day): RawBuilder<SqlBool> {
  const partner = isOfPartner(actor, today, {
    officers: isOfficer(actor, 'partner'),
    who: sql`(${leads} or ${mediatesToo})`,
  })
  return sql<SqlBool>`((${mayOfTeam(actor, today)} or ${partner}) and not ${isBarredPerson(actor)})`
}

/** Who writes in it: the same of the team that leads it; of the second team whoever mediates it. */
export function whereMayWrite(actor: Actor, today: Day): RawBuilder<SqlBool> {
  const partner = isOfPartner(actor, today, { officers: sql`false`, who: mediatesToo })
  return sql<SqlBool>`((${mayOfTeam(actor, today)} or ${partner}) and not ${isBarredPerson(actor)})`
}

/** Who may say who mediates: the commune's officers and the leader of the team. */
export function whereMayAssign(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`((${isOfficer(actor, 'body')} or ${isOwn(actor, today, leads)}) and not ${isBarredPerson(actor)})`
}

/** Who notes that danger was acted upon: the officers of its commune, and of the commune whose team works along. */
export function whereMayHandle(actor: Actor): RawBuilder<SqlBool> {
  const along = sql<SqlBool>`exists (
    select from mediation_joint joint join mediation_team other on other.id = joint.team_id join body partner on partner.id = other.body_id
    where joint.case_id = one.id and joint.left_on is null and ${isOfficer(actor, 'partner')})`
  return sql<SqlBool>`((${isOfficer(actor, 'body')} or ${along}) and not ${isBarredPerson(actor)})`
}

/** Teams for which somebody may write a case down: those of their communes, or the one in which they serve. Over `mediation_team team`. */
export function whereMayRecord(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOfficer(actor, 'body')} or (${whereMay(actor, 'mediate', 'body')} and exists (
    select 1 from mediator m where m.team_id = team.id and m.person_id = ${actor.personId} and ${serves(today)})))`
}

/** Teams whose yearly report somebody writes: the one they lead, or those of their commune. Over `mediation_team team`. */
export function whereMayReport(actor: Actor, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOfficer(actor, 'body')} or (${whereMay(actor, 'mediate', 'body')} and exists (
    select 1 from mediator m where m.team_id = team.id and m.person_id = ${actor.personId} and ${leads} and ${serves(today)})))`
}

/** Over `mediator m`. */
export const leads = sql<SqlBool>`(m.leader_from is not null and m.leader_to is null)`

/** Beside the mediator of the case. */
export const mediatesToo = sql<SqlBool>`exists (
  select from mediation_co_mediator co where co.case_id = one.id and co.mediator_id = m.id and co.left_on is null)`

/** Until somebody is assigned, whoever wrote it down for the team sees what they wrote. */
const wroteDown = sql<SqlBool>`(one.recorded_by = m.person_id and one.mediator_id is null)`

/** The bar is on the person, whatever they come as: officer, or mediator recognised anew. */
function isBarredPerson({ personId }: Reader): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from mediation_bar bar join mediator barred on barred.id = bar.mediator_id
    join mediator same on ${samePerson} where bar.case_id = one.id and same.person_id = ${personId})`
}

/** Two rows for one person: by account, or in one team by name and year of birth where one of them has none. */
export const samePerson = sql<SqlBool>`(same.id = barred.id or same.person_id = barred.person_id or (same.team_id = barred.team_id
  and (same.person_id is null or barred.person_id is null) and same.name = barred.name and same.birth_year = barred.birth_year))`

/** Of the very commune: a grant that stands higher counts figures, and opens nobody's words. */
function isOfficer({ grants }: Reader, body: 'body' | 'partner'): RawBuilder<SqlBool> {
  const own = grants
    .filter(({ deeds }) => deeds.has('run mediation'))
    .map(
      (grant) =>
        sql<SqlBool>`(${whereMay({ grants: [grant] }, 'run mediation', body)} and ${sql.ref(`${body}.place_path`)} = ${grant.placePath})`,
    )
  return own.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(own, sql` or `)})`
}

/** By the team that leads it alone. */
export function mayOfTeam(actor: Reader, today: Day): RawBuilder<SqlBool> {
  const own = isOwn(actor, today, sql`(m.id = one.mediator_id or ${leads} or ${mediatesToo} or ${wroteDown})`)
  return sql<SqlBool>`(${isOfficer(actor, 'body')} or ${own})`
}

function isOfPartner(
  actor: Reader,
  today: Day,
  { officers, who }: { officers: RawBuilder<unknown>; who: RawBuilder<unknown> },
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from mediation_joint joint join mediation_team other on other.id = joint.team_id join body partner on partner.id = other.body_id
    where joint.case_id = one.id and joint.left_on is null and (${officers} or (${whereMay(actor, 'mediate', 'partner')} and exists (
      select 1 from mediator m where m.person_id = ${actor.personId} and m.team_id = other.id and ${who} and ${serves(today)}))))`
}

/** On the day, over `mediator m`. */
export const serves = (today: Day) =>
  sql<SqlBool>`(m.recognised_on <= ${today} and (m.released_on is null or m.released_on > ${today}))`

function isOwn(actor: Reader, today: Day, which: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${whereMay(actor, 'mediate', 'body')} and exists (
    select 1 from mediator m
    where m.person_id = ${actor.personId} and m.team_id = one.team_id and ${which} and ${serves(today)}))`
}

/** The case that was made of a request; its id says nothing of it. */
export async function findCaseOf(db: Db, matterId: string): Promise<string | undefined> {
  const row = await db.selectFrom('mediation_case').select('id').where('matter_id', '=', matterId).executeTakeFirst()
  return row?.id
}
