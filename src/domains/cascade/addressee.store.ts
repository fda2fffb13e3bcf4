import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import type { PlanAddresseeTable } from '#domains/cascade/cascade.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type Addressee = Selectable<PlanAddresseeTable> & { issuer_body_id: string; plan_state: Tables['plan']['state'] }

/** Whose deed it is: of the body that issued the plan, of the one that must answer, or of either. */
export type Side = 'issuer' | 'answerer' | 'either'

/** The condition of each side over `issuer_body` and `asked_body`. */
export function whereMayAs(actor: Pick<Actor, 'grants'>, side: Side) {
  const issuing = whereMay(actor, 'issue plans', 'issuer_body')
  const answering = whereMay(actor, 'answer plans', 'asked_body')
  if (side === 'issuer') return issuing
  if (side === 'answerer') return answering
  return sql<SqlBool>`(${issuing} or ${answering})`
}

/** A demand is seen by those who see the plan's issuer, and by those who see the body that was asked. */
export function whereSeen(actor: Pick<Actor, 'grants'>) {
  return sql<SqlBool>`(${whereMay(actor, 'read tasks', 'issuer_body')} or ${whereMay(actor, 'read tasks', 'asked_body')})`
}

/**
 * Locks a demand and loads it for a change by one side. Until the end of the transaction its plan can be neither taken
 * back nor replaced. Refuses when the plan is not in force, or the form was made for an older version.
 */
export async function loadAddresseeToChange(
  tx: Tx,
  actor: Pick<Actor, 'grants'>,
  side: Side,
  id: string,
  version?: number,
): Promise<Addressee> {
  await sql`select 1 from plan join plan_addressee a on a.plan_id = plan.id where a.id = ${id} for share of plan`.execute(
    tx,
  )
  await lockRow(tx, 'plan_addressee', id)
  const row = await tx
    .selectFrom('plan_addressee as a')
    .innerJoin('plan', 'plan.id', 'a.plan_id')
    .innerJoin('body as issuer_body', 'issuer_body.id', 'plan.body_id')
    .innerJoin('body as asked_body', 'asked_body.id', 'a.body_id')
    .selectAll('a')
    .select(['plan.body_id as issuer_body_id', 'plan.state as plan_state'])
    .where('a.id', '=', id)
    .where(whereMayAs(actor, side))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.plan_state !== 'adopted') throw refusals.planNotInForce
  if (version !== undefined && row.version !== version) throw refusals.changedMeanwhile
  return row
}

export type NewAddressee = {
  planId: string
  bodyId: string
  issuedOn: Day
  answerDueDay: Day | null
  dueSource: string
  decidedBy: string | null
  decidedAt: Date
  carriedFrom: string | null
  reason: string
}

/** Leaves those that are there already as they are; returns the ids of the new ones. */
export async function insertAddressees(tx: Tx, wanted: readonly NewAddressee[]): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < wanted.length; start += chunkRows) {
    const rows = wanted.slice(start, start + chunkRows).map((one) => ({
      id: newId(),
      plan_id: one.planId,
      body_id: one.bodyId,
      issued_on: one.issuedOn,
      answer_due_day: one.answerDueDay,
      due_source: one.dueSource,
      state: 'asked' as const,
      reason: one.reason,
      decided_by: one.decidedBy,
      decided_at: one.decidedAt,
      carried_from: one.carriedFrom,
    }))
    const written = await tx
      .insertInto('plan_addressee')
      .values(rows)
      .onConflict((on) => on.columns(['plan_id', 'body_id']).doNothing())
      .returning('id')
      .execute()
    ids.push(...written.map((row) => row.id))
  }
  return ids
}

export type AddresseeChange = Partial<
  Pick<Addressee, 'state' | 'reason' | 'answer_due_day' | 'due_source' | 'decided_by' | 'decided_at'>
>

export async function saveAddressee(tx: Tx, addressee: Addressee, change: AddresseeChange): Promise<void> {
  await tx
    .updateTable('plan_addressee')
    .set({ ...change, version: addressee.version + 1 })
    .where('id', '=', addressee.id)
    .execute()
}

/** What the audit keeps of a demand. */
export function traceOf({ state, reason, answer_due_day, due_source, body_id }: Addressee) {
  return { body: body_id, state, reason, answerDueDay: answer_due_day, dueSource: due_source }
}

/** The committee of a commune is asked for tasks given to «các xã, phường». */
export function isCommunePlace(placePath: string): boolean {
  return placePath.split('/').filter(Boolean).length === 2
}

export async function listAddresseeIds(db: Db, planId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('plan_addressee')
    .select('id')
    .where('plan_id', '=', planId)
    .where('state', '=', 'asked')
    .orderBy('id')
    .limit(addresseesMax)
    .execute()
  return rows.map((row) => row.id)
}

/** A province has at most some 170 communes and 30 departments. */
export const addresseesMax = 1000
export const chunkRows = 500
