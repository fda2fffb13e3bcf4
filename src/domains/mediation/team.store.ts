import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import { type Mediator, refusals, type Team, type TeamReview } from '#domains/mediation/team.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadTeam(db: Db, actor: Actor, deed: Deed, id: string): Promise<Team> {
  const { rows } = await sql<Team>`
    ${teamColumns} join body on body.id = team.body_id where team.id = ${id} and ${whereMay(actor, deed, 'body')}`.execute(
    db,
  )
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** Keeps other changes of the team, its people and its elections waiting. */
export async function loadTeamToChange(tx: Tx, actor: Actor, deed: Deed, id: string): Promise<Team> {
  await lockRow(tx, 'mediation_team', id)
  const team = await loadTeam(tx, actor, deed, id)
  if (team.endedOn !== null) throw refusals.ended
  return team
}

export async function saveTeam(tx: Tx, team: Team): Promise<void> {
  const row = {
    village_id: team.villageId,
    name: team.name,
    quota: team.quota,
    decision: team.decision,
    decided_on: team.decidedOn,
    ended_on: team.endedOn,
    version: team.version,
  }
  await tx
    .insertInto('mediation_team')
    .values({ id: team.id, body_id: team.bodyId, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** Everybody who was ever recognised in the team: who serves first, the leader before all. */
export async function listMediators(db: Db, teamIds: readonly string[]): Promise<Mediator[]> {
  if (teamIds.length === 0) return []
  const { rows } = await sql<Mediator>`
    select id, team_id as "teamId", person_id as "personId", name, birth_year as "birthYear", is_woman as "isWoman",
      is_ethnic as "isEthnic", recognised_on as "recognisedOn", decision, leader_from is not null and leader_to is null as "isLeader",
      shown_on as "shownOn", released_on as "releasedOn", release_ground as "releaseGround", version
    from mediator where team_id in (${sql.join(teamIds)})
    order by released_on is not null, leader_from is not null and leader_to is null desc, recognised_on, id limit 5000`.execute(
    db,
  )
  return rows
}

export async function loadMediator(db: Db, team: Team, id: string): Promise<Mediator> {
  const found = (await listMediators(db, [team.id])).find((one) => one.id === id)
  if (found === undefined) throw refusals.noMediator
  return found
}

export async function addMediator(
  tx: Tx,
  mediator: Omit<Mediator, 'isLeader' | 'shownOn' | 'releasedOn' | 'releaseGround'>,
  candidateId: string,
): Promise<void> {
  await tx
    .insertInto('mediator')
    .values({
      id: mediator.id,
      team_id: mediator.teamId,
      person_id: mediator.personId,
      candidate_id: candidateId,
      name: mediator.name,
      birth_year: mediator.birthYear,
      is_woman: mediator.isWoman,
      is_ethnic: mediator.isEthnic,
      recognised_on: mediator.recognisedOn,
      decision: mediator.decision,
      leader_from: null,
      leader_decision: null,
      leader_to: null,
      shown_on: null,
      released_on: null,
      release_ground: null,
      release_decision: null,
      version: mediator.version,
    })
    .execute()
}

/** One leads from the day on; who led before does no longer. */
export async function saveLeader(tx: Tx, mediator: Mediator, day: Day, decision: string): Promise<void> {
  await tx
    .updateTable('mediator')
    .set({ leader_to: day })
    .where('team_id', '=', mediator.teamId)
    .where('leader_from', 'is not', null)
    .where('leader_to', 'is', null)
    .execute()
  await tx
    .updateTable('mediator')
    .set({ leader_from: day, leader_to: null, leader_decision: decision, version: mediator.version + 1 })
    .where('id', '=', mediator.id)
    .execute()
}

export async function saveRelease(
  tx: Tx,
  mediator: Mediator,
  { day, ground, decision }: { day: Day; ground: string; decision: string },
): Promise<void> {
  await tx
    .updateTable('mediator')
    .set({
      released_on: day,
      release_ground: ground,
      release_decision: decision,
      version: mediator.version + 1,
      ...(mediator.isLeader && { leader_to: day }),
    })
    .where('id', '=', mediator.id)
    .execute()
}

export async function saveAccount(tx: Tx, mediator: Mediator, personId: string | null): Promise<void> {
  await tx
    .updateTable('mediator')
    .set({ person_id: personId, version: mediator.version + 1 })
    .where('id', '=', mediator.id)
    .execute()
}

export async function saveShown(tx: Tx, mediator: Mediator, shownOn: Day | null): Promise<void> {
  await tx
    .updateTable('mediator')
    .set({ shown_on: shownOn, version: mediator.version + 1 })
    .where('id', '=', mediator.id)
    .execute()
}

/** Cases that each mediator of a team had in the last twelve months, alone or beside another, by the day they came in. */
export async function countCasesOf(db: Db, teamId: string, today: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select m.id, count(one.id)::int as count from mediator m left join mediation_case one
      on one.received_on between ${addDays(today, -364)} and ${today} and (one.mediator_id = m.id or exists (
        select from mediation_co_mediator co where co.case_id = one.id and co.mediator_id = m.id))
    where m.team_id = ${teamId} group by m.id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export async function listReviews(db: Db, teamIds: readonly string[]): Promise<(TeamReview & { teamId: string })[]> {
  if (teamIds.length === 0) return []
  return db
    .selectFrom('mediation_review')
    .select(['team_id as teamId', 'year', 'reviewed_on as reviewedOn', 'assessment', 'proposal'])
    .where('team_id', 'in', teamIds)
    .orderBy('year', 'desc')
    .limit(5000)
    .execute()
}

export async function saveReview(tx: Tx, teamId: string, review: TeamReview): Promise<void> {
  const { year, reviewedOn, assessment, proposal } = review
  const row = { reviewed_on: reviewedOn, assessment, proposal }
  await tx
    .insertInto('mediation_review')
    .values({ team_id: teamId, year, ...row })
    .onConflict((on) => on.columns(['team_id', 'year']).doUpdateSet(row))
    .execute()
}

const teamColumns = sql`
  select team.id, team.body_id as "bodyId", team.village_id as "villageId", team.name, team.quota, team.decision,
    team.decided_on as "decidedOn", team.ended_on as "endedOn", team.version
  from mediation_team team`

/** Standing teams of bodies that ended with one successor, at most so many, to that one. */
export async function moveStrandedTeams(tx: Tx, today: Day, countMax: number) {
  const which = sql<SqlBool>`held.ended_on is null`
  return (await moveToOnlySuccessors('mediation_team', { today, countMax, which }).execute(tx)).rows
}

/** Teams of villages that a person gave to another commune; each one version further. */
export async function moveTeamsTo(tx: Tx, teams: readonly { id: string }[], bodyId: string): Promise<void> {
  await sql`update mediation_team set body_id = ${bodyId}, version = version + 1
    where id = any(${teams.map(({ id }) => id)}::uuid[])`.execute(tx)
}
