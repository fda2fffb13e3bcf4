import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Case, type CaseTopic, refusals } from '#domains/mediation/case.ts'
import {
  samePerson,
  whereMayAssign,
  whereMayHandle,
  whereMayRead,
  whereMayWrite,
} from '#domains/mediation/case-reach.queries.ts'
import { refusals as togetherRefusals } from '#domains/mediation/case-together.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** A case with the committee of its commune and its sealed words, which only whoever may read it has in hand. */
export type HeldCase = Case & {
  bodyId: string
  sealed: string
  endSealed: string | null
  mayAssign: boolean
  mayWrite: boolean
  /** Says what the commune did about danger. */
  mayHandle: boolean
}

/** «Not there» and «not yours» are one answer. */
export async function loadCase(db: Db, actor: Actor, today: Day, id: string): Promise<HeldCase> {
  const { rows } = await sql<HeldCase>`
    select ${caseColumns}, one.sealed, one.end_sealed as "endSealed", team.body_id as "bodyId", ${whereMayAssign(actor, today)} as "mayAssign",
      ${whereMayWrite(actor, today)} as "mayWrite", ${whereMayHandle(actor)} as "mayHandle"
    ${caseSource} where one.id = ${id} and ${whereMayRead(actor, today)}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

export async function loadCaseToChange(tx: Tx, actor: Actor, today: Day, id: string): Promise<HeldCase> {
  const one = await loadCaseToTell(tx, actor, today, id)
  if (!one.mayWrite) throw togetherRefusals.readsOnly
  return one
}

/** Whoever reads a case tells of danger. */
export async function loadCaseToTell(tx: Tx, actor: Actor, today: Day, id: string): Promise<HeldCase> {
  await lockRow(tx, 'mediation_case', id)
  return loadCase(tx, actor, today, id)
}

/** The case that a form became when it came before; the second sending is the same sending. */
export async function findByFormKey(
  tx: Tx,
  actor: Actor,
  today: Day,
  formKey: string | null,
): Promise<HeldCase | undefined> {
  if (formKey === null) return undefined
  const row = await tx.selectFrom('mediation_case').select('id').where('form_key', '=', formKey).executeTakeFirst()
  return row && loadCase(tx, actor, today, row.id)
}

/** The next number of a team's book. */
export async function nextCaseNumber(tx: Tx, teamId: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into mediation_counter (team_id, year, last) values (${teamId}, ${year}, 1)
    on conflict (team_id, year) do update set last = mediation_counter.last + 1 returning last`.execute(tx)
  return rows[0]!.last
}

export async function addCase(
  tx: Tx,
  one: Case,
  { sealed, formKey, recordedBy }: { sealed: string; formKey: string | null; recordedBy: string },
): Promise<void> {
  await tx
    .insertInto('mediation_case')
    .values({
      id: one.id,
      team_id: one.teamId,
      number: one.number,
      year: one.year,
      received_on: one.receivedOn,
      ground: one.ground,
      topic: one.topic,
      matter_id: one.matterId,
      again_of: one.againOf,
      sealed,
      form_key: formKey,
      end_key: null,
      end_sealed: null,
      recorded_by: recordedBy,
      ...changing(one),
    })
    .execute()
}

/** Writes what changes in a life of a case; one more version. */
export async function saveCase(
  tx: Tx,
  one: Case,
  more: { endSealed?: string; endKey?: string | null } = {},
): Promise<void> {
  await tx
    .updateTable('mediation_case')
    .set({
      ...changing(one),
      version: one.version + 1,
      ...(more.endSealed !== undefined && { end_sealed: more.endSealed }),
      ...(more.endKey !== undefined && { end_key: more.endKey }),
    })
    .where('id', '=', one.id)
    .execute()
}

export async function saveCaseWords(tx: Tx, id: string, topic: CaseTopic, sealed: string): Promise<void> {
  await tx.updateTable('mediation_case').set({ topic, sealed }).where('id', '=', id).execute()
}

function changing(one: Case) {
  return {
    exclusion: one.exclusion,
    state: one.state,
    mediator_id: one.mediatorId,
    chosen_by: one.chosenBy,
    assigned_on: one.assignedOn,
    agreed_start: one.agreedStart,
    begun_on: one.begunOn,
    ended_on: one.endedOn,
    end_reason: one.endReason,
    outcome: one.outcome,
    fulfilment: one.fulfilment,
    look_again_on: one.lookAgainOn,
    version: one.version,
  }
}

/** Whether this mediator is barred, under this or an earlier recognition. */
export async function isBarred(db: Db, caseId: string, mediatorId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from mediation_bar bar join mediator barred on barred.id = bar.mediator_id join mediator same on ${samePerson}
    where bar.case_id = ${caseId} and same.id = ${mediatorId} limit 1`.execute(db)
  return rows.length > 0
}

/** Whether a form came before, by its key. */
export async function cameBefore(
  tx: Tx,
  table: 'mediation_session' | 'mediation_follow_up' | 'mediation_guest',
  formKey: string | null,
): Promise<boolean> {
  if (formKey === null) return false
  const { rows } = await sql`select 1 from ${sql.table(table)} where form_key = ${formKey}`.execute(tx)
  return rows.length > 0
}

export const caseSource = sql`
  from mediation_case one join mediation_team team on team.id = one.team_id join body on body.id = team.body_id`

export const caseColumns = sql`
  one.id, one.team_id as "teamId", one.number, one.year, one.received_on as "receivedOn", one.ground, one.topic, one.exclusion,
  one.state, one.matter_id as "matterId", one.again_of as "againOf", one.mediator_id as "mediatorId", one.chosen_by as "chosenBy", one.assigned_on as "assignedOn",
  one.agreed_start as "agreedStart", one.begun_on as "begunOn", one.ended_on as "endedOn", one.end_reason as "endReason",
  one.outcome, one.fulfilment, one.look_again_on as "lookAgainOn", one.version`
