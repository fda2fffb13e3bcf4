import { sql } from 'kysely'
import { chunkRows } from '#domains/cascade/addressee.store.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Brings the demands of the plan that this one amends over to it: who must answer, which plans answer, and what was said of
 * the tasks that go on. The earlier rows stay as they are, so that taking the amendment back leaves the earlier state.
 * Returns how many demands came over; repeating it brings none. Two amendments may wait at once: the earlier one first.
 */
export async function carryOver(tx: Tx, planId: string): Promise<number> {
  let carried = 0
  for (const id of await listEarlierFirst(tx, planId)) carried = await carryStep(tx, id)
  return carried
}

/** The plan and those it amends, all of them amendments, oldest first. */
async function listEarlierFirst(tx: Tx, planId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive earlier as (
      select id, amends_plan_id, 0 as depth from plan where id = ${planId}
      union all
      select plan.id, plan.amends_plan_id, depth + 1 from earlier join plan on plan.id = earlier.amends_plan_id where depth < ${depthMax})
    select id from earlier where amends_plan_id is not null order by depth desc`.execute(tx)
  return rows.map(({ id }) => id)
}

async function carryStep(tx: Tx, planId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    insert into plan_addressee (id, plan_id, body_id, issued_on, answer_due_day, due_source, state, reason, decided_by, decided_at, carried_from)
    select gen_random_uuid(), plan.id, a.body_id, a.issued_on, a.answer_due_day, a.due_source, a.state, a.reason, a.decided_by, a.decided_at, a.id
    from plan join plan_addressee a on a.plan_id = plan.amends_plan_id where plan.id = ${planId} and plan.state <> 'undone'
    on conflict (plan_id, body_id) do nothing returning id`.execute(tx)
  for (let start = 0; start < rows.length; start += addresseesAtOnce) {
    const ids = sql.join(rows.slice(start, start + addresseesAtOnce).map(({ id }) => id))
    await carryAnswers(tx, ids)
    await carryCells(tx, ids)
  }
  return rows.length
}

async function carryAnswers(tx: Tx, addresseeIds: ReturnType<typeof sql.join>): Promise<void> {
  await sql`
    insert into plan_answer (addressee_id, plan_id, state, how, likeness, why, now_plan_id, noted_at, decided_by, decided_at)
    select a.id, answer.plan_id, answer.state, answer.how, answer.likeness, answer.why, answer.now_plan_id, answer.noted_at, answer.decided_by, answer.decided_at
    from plan_addressee a join plan_answer answer on answer.addressee_id = a.carried_from where a.id in (${addresseeIds})
    on conflict (addressee_id, plan_id) do nothing`.execute(tx)
}

/** A task into which two of the earlier ones flow keeps what was said first. */
async function carryCells(tx: Tx, addresseeIds: ReturnType<typeof sql.join>): Promise<void> {
  await sql`
    insert into coverage_cell (id, addressee_id, parent_task_id, said, child_task_id, reason, said_by, said_at, seen, now_task_id, stale,
      proposed, proposed_task_id, likeness, why, returned_reason, returned_by, returned_at)
    select gen_random_uuid(), a.id, task.id, cell.said, cell.child_task_id, cell.reason, cell.said_by, cell.said_at, cell.seen, cell.now_task_id, cell.stale,
      cell.proposed, cell.proposed_task_id, cell.likeness, cell.why, cell.returned_reason, cell.returned_by, cell.returned_at
    from plan_addressee a join coverage_cell cell on cell.addressee_id = a.carried_from
      join task on task.plan_id = a.plan_id and task.continues_task_id = cell.parent_task_id
    where a.id in (${addresseeIds}) order by cell.said_at
    on conflict (addressee_id, parent_task_id) do nothing`.execute(tx)
}

const depthMax = 50
/** Forty tasks each: about as many rows as one statement should write. */
const addresseesAtOnce = Math.floor(chunkRows / 40)
