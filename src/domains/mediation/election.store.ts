import { sql } from 'kysely'
import { type Candidate, type CandidateResult, type Election, refusals } from '#domains/mediation/election.ts'
import { loadTeamToChange } from '#domains/mediation/team.store.ts'
import type { Team } from '#domains/mediation/team.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

export async function listElections(db: Db, teamId: string): Promise<Election[]> {
  const { rows } = await sql<Election>`
    ${columns} where team_id = ${teamId} order by held_on desc, id desc limit 200`.execute(db)
  return rows
}

export async function findElection(db: Db, id: string): Promise<Election | undefined> {
  const { rows } = await sql<Election>`${columns} where id = ${id}`.execute(db)
  return rows[0]
}

/** With its team, kept from other changes. */
export async function loadElectionToChange(
  tx: Tx,
  actor: Actor,
  deed: Deed,
  id: string,
): Promise<{ election: Election; team: Team }> {
  const teamId = (await findElection(tx, id))?.teamId
  if (teamId === undefined) throw refusals.notFound
  const team = await loadTeamToChange(tx, actor, deed, teamId)
  return { election: (await findElection(tx, id))!, team }
}

/** Votes change until a person confirms; afterwards nothing does. */
export function refuseConfirmed({ confirmedOn }: Election): void {
  if (confirmedOn !== null) throw refusals.confirmed
}

export type CountedCandidate = Candidate & { result: CandidateResult | null }

export async function listCandidates(db: Db, electionId: string): Promise<CountedCandidate[]> {
  const { rows } = await sql<CountedCandidate>`
    select id, name, birth_year as "birthYear", is_woman as "isWoman", is_ethnic as "isEthnic", conditions, votes, result
    from mediator_candidate where election_id = ${electionId} order by votes desc nulls last, id`.execute(db)
  return rows
}

export async function saveElection(tx: Tx, election: Election, confirmedBy: string | null): Promise<void> {
  const row = {
    confirmed_on: election.confirmedOn,
    confirmed_by: confirmedBy,
    recognised_on: election.recognisedOn,
    decision: election.decision,
    version: election.version,
  }
  await tx
    .insertInto('mediator_election')
    .values({
      id: election.id,
      team_id: election.teamId,
      held_on: election.heldOn,
      mode: election.mode,
      households: election.households,
      attended: election.attended,
      seats: election.seats,
      ...row,
    })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** Keeps who confirmed. */
export async function saveRecognition(tx: Tx, election: Election): Promise<void> {
  await tx
    .updateTable('mediator_election')
    .set({ recognised_on: election.recognisedOn, decision: election.decision, version: election.version })
    .where('id', '=', election.id)
    .execute()
}

/** One more version: what somebody read before no longer stands. */
export async function bumpElection(tx: Tx, election: Election): Promise<Election> {
  const bumped = { ...election, version: election.version + 1 }
  await tx.updateTable('mediator_election').set({ version: bumped.version }).where('id', '=', election.id).execute()
  return bumped
}

export async function addCandidate(tx: Tx, electionId: string, candidate: Candidate): Promise<void> {
  const { id, name, birthYear, isWoman, isEthnic, conditions, votes } = candidate
  await tx
    .insertInto('mediator_candidate')
    .values({
      id,
      election_id: electionId,
      name,
      birth_year: birthYear,
      is_woman: isWoman,
      is_ethnic: isEthnic,
      conditions,
      votes,
      result: null,
    })
    .execute()
}

export async function saveCandidate(
  tx: Tx,
  id: string,
  change: { votes: number | null } | { result: CandidateResult },
): Promise<void> {
  await tx.updateTable('mediator_candidate').set(change).where('id', '=', id).execute()
}

export async function removeCandidate(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('mediator_candidate').where('id', '=', id).execute()
}

/** With its candidates. */
export async function removeElection(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('mediator_election').where('id', '=', id).execute()
}

const columns = sql`
  select id, team_id as "teamId", held_on as "heldOn", mode, households, attended, seats, confirmed_on as "confirmedOn",
    recognised_on as "recognisedOn", decision, version
  from mediator_election`
