import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { insertAddressees } from '#domains/cascade/addressee.store.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export type EndedAddressee = { id: string; planId: string; bodyId: string }

/** Demands in force on bodies that stand no more. */
export async function listEndedAddressees(db: Db, today: Day): Promise<EndedAddressee[]> {
  const { rows } = await sql<EndedAddressee>`
    select a.id, a.plan_id as "planId", a.body_id as "bodyId"
    from plan_addressee a join body on body.id = a.body_id join plan on plan.id = a.plan_id
    where a.state in ('asked', 'not-required') and body.to_day <= ${today} and plan.state = 'adopted' order by a.id limit 500`.execute(
    db,
  )
  return rows
}

/**
 * The demand goes to the bodies that took over; of several that flow into one there is one demand. Its answer and what was
 * said come along from the first that had them, to be looked at again. Returns the demands that now answer.
 */
export async function handOver(tx: Tx, ended: EndedAddressee, now: Date): Promise<string[]> {
  const { rows: successors } = await sql<{ id: string }>`
    select new_id as id from body_succession where old_id = ${ended.bodyId} order by on_day, new_id limit 50`.execute(
    tx,
  )
  const old = await tx.selectFrom('plan_addressee').selectAll().where('id', '=', ended.id).executeTakeFirstOrThrow()
  await tx
    .updateTable('plan_addressee')
    .set({ state: successors.length === 0 ? 'ended' : 'succeeded', version: old.version + 1, decided_at: now })
    .where('id', '=', ended.id)
    .execute()
  if (successors.length === 0) return []
  await insertAddressees(
    tx,
    successors.map(({ id }) => ({
      planId: old.plan_id,
      bodyId: id,
      issuedOn: old.issued_on,
      answerDueDay: old.answer_due_day,
      dueSource: old.due_source,
      decidedBy: old.decided_by,
      decidedAt: now,
      carriedFrom: old.id,
      reason: '',
    })),
  )
  const { rows: heirs } = await sql<{ id: string }>`
    select id from plan_addressee where plan_id = ${old.plan_id} and body_id in (${sql.join(successors.map(({ id }) => id))}) and state = 'asked'`.execute(
    tx,
  )
  for (const { id } of heirs) await inherit(tx, old.id, id)
  return heirs.map(({ id }) => id)
}

/** An heir that has an answer, or a word in a cell, keeps its own. */
async function inherit(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    insert into plan_answer (addressee_id, plan_id, state, how, likeness, why, now_plan_id, noted_at, decided_by, decided_at)
    select ${toId}::uuid, plan_id, state, how, likeness, why, now_plan_id, noted_at, decided_by, decided_at from plan_answer answer
    where addressee_id = ${fromId} and (state <> 'confirmed' or not exists (
      select 1 from plan_answer own where own.addressee_id = ${toId} and own.state = 'confirmed'))
    on conflict (addressee_id, plan_id) do nothing`.execute(tx)
  await sql`
    insert into coverage_cell (id, addressee_id, parent_task_id, said, child_task_id, reason, said_by, said_at, seen, now_task_id, stale)
    select gen_random_uuid(), ${toId}::uuid, parent_task_id, said, child_task_id, reason, said_by, said_at, seen, now_task_id, stale
    from coverage_cell where addressee_id = ${fromId} and said is not null
    on conflict (addressee_id, parent_task_id) do update
      set said = excluded.said, child_task_id = excluded.child_task_id, reason = excluded.reason, said_by = excluded.said_by,
        said_at = excluded.said_at, seen = excluded.seen, version = coverage_cell.version + 1
      where coverage_cell.said is null`.execute(tx)
}
