import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import {
  type AwardRound,
  type AwardState,
  type NomineeKind,
  type NomineeState,
  refusals,
  waitingMax,
} from '#domains/activities/awards/award.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export const roundColumns = sql`
  r.id, r.body_id as "bodyId", r.title, r.criteria, r.kinds, r.nominate_until as "nominateUntil", r.vote_from as "voteFrom",
  r.vote_to as "voteTo", r.state, r.writer_ids as "writerIds", r.returned_why as "returnedWhy", r.approved_by as "approvedBy",
  r.proposed_by as "proposedBy", r.grounds, r.decision_number as "decisionNumber", r.decision_day as "decisionDay",
  r.decided_by as "decidedBy", r.version`

/** For changing it: within the reach of the deed, in one of these states, on the version that the form was made for. */
export async function lockRound(
  tx: Tx,
  actor: Actor,
  deed: Deed,
  form: { roundId: string; version?: number },
  states: readonly AwardState[],
): Promise<AwardRound> {
  await lockRow(tx, 'award_round', form.roundId)
  const { rows } = await sql<AwardRound>`
    select ${roundColumns} from award_round r join body on body.id = r.body_id
    where r.id = ${form.roundId} and ${whereMay(actor, deed, 'body')}`.execute(tx)
  const round = rows[0]
  if (round === undefined) throw refusals.notFound
  if (form.version !== undefined && round.version !== form.version) throw refusals.changedMeanwhile
  if (!states.includes(round.state)) throw refusals.wrongState
  return round
}

/** For whoever has no account: a round that was approved. Held against a decision that is made at the same moment. */
export async function openRound(tx: Tx, roundId: string): Promise<AwardRound> {
  const { rows } = await sql<AwardRound>`
    select ${roundColumns} from award_round r where r.id = ${roundId} for share`.execute(tx)
  const round = rows[0]
  if (round === undefined) throw refusals.notFound
  if (round.state === 'draft' || round.state === 'submitted') throw refusals.notApproved
  return round
}

export async function saveRound(tx: Tx, round: AwardRound): Promise<void> {
  const { id, title, criteria, kinds, state, grounds, version } = round
  const row = {
    ...{ title, criteria, kinds, state, grounds, version },
    body_id: round.bodyId,
    nominate_until: round.nominateUntil,
    vote_from: round.voteFrom,
    vote_to: round.voteTo,
    writer_ids: round.writerIds,
    returned_why: round.returnedWhy,
    approved_by: round.approvedBy,
    proposed_by: round.proposedBy,
    decision_number: round.decisionNumber,
    decision_day: round.decisionDay,
    decided_by: round.decidedBy,
  }
  await tx
    .insertInto('award_round')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export type Nomination = { kind: NomineeKind; name: string; reason: string; nominator: string }

export async function addNominee(
  tx: Tx,
  round: AwardRound,
  nomination: Nomination,
  by: { enteredBy: string | null; now: Date },
): Promise<string> {
  if (!round.kinds.includes(nomination.kind)) throw refusals.otherKind
  const { count } = await tx
    .selectFrom('award_nominee')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('round_id', '=', round.id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (Number(count) >= waitingMax) throw refusals.nominationsFull
  const id = newId(by.now.getTime())
  await tx
    .insertInto('award_nominee')
    .values({
      id,
      round_id: round.id,
      ...nomination,
      entered_by: by.enteredBy,
      state: 'waiting',
      read_by: null,
      consent_day: null,
      votes: null,
    })
    .execute()
  return id
}

export type NomineeToRead = { id: string; kind: NomineeKind; state: NomineeState; enteredBy: string | null }

export async function nomineeOf(tx: Tx, roundId: string, nomineeId: string): Promise<NomineeToRead> {
  const row = await tx
    .selectFrom('award_nominee')
    .select(['id', 'kind', 'state', 'entered_by as enteredBy'])
    .where('round_id', '=', roundId)
    .where('id', '=', nomineeId)
    .executeTakeFirst()
  if (row === undefined) throw refusals.noNominee
  return row
}

/** False: this telephone has its vote already. */
export async function addVote(
  tx: Tx,
  vote: { roundId: string; nomineeId: string; phoneHash: string },
): Promise<boolean> {
  const written = await tx
    .insertInto('award_vote')
    .values({ round_id: vote.roundId, nominee_id: vote.nomineeId, phone_hash: vote.phoneHash })
    .onConflict((on) => on.columns(['round_id', 'phone_hash']).doNothing())
    .returning('nominee_id')
    .executeTakeFirst()
  return written !== undefined
}

/** Marks exactly these as chosen. Refuses when one of them is not shown any more. */
export async function choose(tx: Tx, roundId: string, nomineeIds: readonly string[]): Promise<void> {
  await tx.updateTable('award_nominee').set({ chosen: false }).where('round_id', '=', roundId).execute()
  const ids = [...new Set(nomineeIds)]
  if (ids.length === 0) return
  const marked = await tx
    .updateTable('award_nominee')
    .set({ chosen: true })
    .where('round_id', '=', roundId)
    .where('state', '=', 'shown')
    .where('id', 'in', ids)
    .returning('id')
    .execute()
  if (marked.length !== ids.length) throw refusals.notConsented
}

export async function listChosen(db: Db, roundId: string): Promise<{ id: string; state: NomineeState }[]> {
  return db
    .selectFrom('award_nominee')
    .select(['id', 'state'])
    .where('round_id', '=', roundId)
    .where('chosen', '=', true)
    .execute()
}

/** Writes down the counts and lets the votes go: after the decision nobody can be asked of again. */
export async function closeVotes(tx: Tx, roundId: string): Promise<void> {
  await sql`
    update award_nominee n set votes = (select count(*)::int from award_vote v where v.nominee_id = n.id)
    where n.round_id = ${roundId}`.execute(tx)
  await tx.deleteFrom('award_vote').where('round_id', '=', roundId).execute()
}
