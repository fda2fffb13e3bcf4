import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { onlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import {
  covers,
  isAhead,
  type Reach,
  type RoleGrant,
  refusals,
  type Target,
  wholeSystem,
} from '#domains/people/grant.ts'
import type { RoleGrantTable } from '#domains/people/people.tables.ts'
import { refusals as personRefusals } from '#domains/people/person.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** All grants of a person, also past and lent ones, oldest first. */
export async function listGrantsOf(db: Db, personId: string): Promise<RoleGrant[]> {
  return grantsWhere(db, 'person_id', personId)
}

/** What others hold because this person lent it. */
export async function listLentBy(db: Db, personId: string): Promise<RoleGrant[]> {
  return grantsWhere(db, 'acting_for', personId)
}

export async function loadGrant(tx: Tx, id: string): Promise<RoleGrant> {
  const row = await tx.selectFrom('role_grant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return roleGrantOf(row)
}

export async function addGrant(
  tx: Tx,
  grant: Omit<RoleGrant, 'id' | 'endedAt'> & { reason: string },
  by: { personId: string | null; now: Date },
): Promise<string> {
  const id = newId(by.now.getTime())
  await tx
    .insertInto('role_grant')
    .values({
      id,
      person_id: grant.personId,
      role: grant.role,
      body_id: grant.bodyId,
      reach: grant.reach,
      from_day: grant.fromDay,
      to_day: grant.toDay,
      acting_for: grant.actingFor,
      lent_grant_id: grant.lentGrantId,
      reason: grant.reason,
      granted_by: by.personId,
      granted_at: by.now,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  return id
}

export async function endGrantRow(tx: Tx, id: string, by: { personId: string | null; now: Date }): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set({ ended_at: by.now, ended_by: by.personId })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/**
 * Own grants of these roles, in force or to be, at bodies that ended and were taken over by one alone: at most so many, the eldest first,
 * with that one.
 */
export async function listStrandedGrants(
  tx: Tx,
  roles: readonly string[],
  today: Day,
  countMax: number,
): Promise<{ grant: RoleGrant; heirId: string }[]> {
  const { rows } = await sql<Selectable<RoleGrantTable> & { new_id: string }>`
    select g.*, gone.new_id from (${onlySuccessors(today)}) gone join role_grant g on g.body_id = gone.old_id
    where g.role = any(${[...roles]}::text[]) and g.ended_at is null and (g.to_day is null or g.to_day >= ${today}) and g.acting_for is null
    order by g.id limit ${countMax} for update of g`.execute(tx)
  return rows.map((row) => ({ grant: roleGrantOf(row), heirId: row.new_id }))
}

/** What a grant at a body reaches, and whether the body stands. Refuses a body that is not there. */
export async function loadTarget(
  db: Db,
  bodyId: string | null,
  reach: Reach,
): Promise<Target & { name: string; endedOn: Day | null }> {
  if (bodyId === null) return { ...wholeSystem, reach: 'subtree', name: 'Toàn hệ thống', endedOn: null }
  const { rows } = await sql<{ path: string; place_path: string; name: string; to_day: Day | null }>`
    select path, place_path, name, to_day from body where id = ${bodyId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw refusals.bodyNeeded
  return { reach, bodyId, bodyPath: row.path, placePath: row.place_path, name: row.name, endedOn: row.to_day }
}

/** Refuses unless the actor manages all that this person is: home body and every role ahead. Not for one's own account. */
export async function requireManages(
  tx: Tx,
  actor: Actor,
  person: { id: string; homeBodyId: string | null },
  today: Day,
): Promise<void> {
  const grants = (await listGrantsOf(tx, person.id)).filter((grant) => isAhead(grant, today))
  const home: { bodyId: string | null; reach: Reach } = { bodyId: person.homeBodyId, reach: 'body' }
  const places = person.homeBodyId === null && grants.length > 0 ? grants : [home, ...grants]
  for (const { bodyId, reach } of places)
    if (!covers(actor, 'manage people', await loadTarget(tx, bodyId, reach))) throw personRefusals.outsideReach
}

/** Refuses when, without this person, nobody would administer the whole system from today on without end. */
export async function keepAnAdministrator(tx: Tx, withoutPersonId: string, today: Day): Promise<void> {
  // Locks all such grants, so that two administrators who end each other's wait for one another.
  const { rows } = await sql<{ person_id: string; open: boolean }>`
    select g.person_id, (p.closed_on is null or p.closed_on > ${today}) as open
    from role_grant g join person p on p.id = g.person_id
    where g.body_id is null and g.role = 'administrator' and g.acting_for is null and g.ended_at is null
      and g.to_day is null and g.from_day <= ${today}
    order by g.id for update of g`.execute(tx)
  const isOne = rows.some((row) => row.person_id === withoutPersonId)
  const others = rows.some((row) => row.person_id !== withoutPersonId && row.open)
  if (isOne && !others) throw refusals.lastAdministrator
}

/** Whether anybody can administer the whole system today. */
export async function hasAdministrator(db: Db, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from role_grant g join person p on p.id = g.person_id
    where g.body_id is null and g.role = 'administrator' and g.acting_for is null and g.ended_at is null
      and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today})
      and (p.closed_on is null or p.closed_on > ${today}) limit 1`.execute(db)
  return rows.length > 0
}

export function roleGrantOf(row: Selectable<RoleGrantTable>): RoleGrant {
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role,
    bodyId: row.body_id,
    reach: row.reach,
    fromDay: row.from_day,
    toDay: row.to_day,
    actingFor: row.acting_for,
    lentGrantId: row.lent_grant_id,
    endedAt: row.ended_at,
  }
}

async function grantsWhere(db: Db, column: 'person_id' | 'acting_for', personId: string): Promise<RoleGrant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .selectAll()
    .where(column, '=', personId)
    .orderBy('id')
    .limit(grantsMax)
    .execute()
  return rows.map(roleGrantOf)
}

const grantsMax = 1_000
