import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { PlanState, TaskTable } from '#domains/plans/plans.tables.ts'
import { refusals, type Task, type TaskDeed } from '#domains/plans/task.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Loads a task on which the actor may do the deed; refuses as "not found" otherwise, so that nothing is told by the difference. */
export async function loadTask(db: Db, actor: Pick<Actor, 'grants'>, deed: TaskDeed, id: string): Promise<Task> {
  const row = await db
    .selectFrom('task')
    .innerJoin('plan', 'plan.id', 'task.plan_id')
    .selectAll('task')
    .select('plan.state as plan_state')
    .where('task.id', '=', id)
    .where(whereMayOnTask(actor, deed))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return taskOf(row)
}

/**
 * The same for changing it: a closed task takes nothing more. Until the end of the transaction its plan can be neither
 * taken back nor replaced, and another act on the task waits; on the other tasks of the plan work goes on.
 */
export async function loadTaskToChange(
  tx: Tx,
  actor: Pick<Actor, 'grants'>,
  deed: TaskDeed,
  id: string,
): Promise<Task> {
  await sql`
    select 1 from plan join task on task.plan_id = plan.id where task.id = ${id} for share of plan for no key update of task`.execute(
    tx,
  )
  const task = await loadTask(tx, actor, deed, id)
  if (task.closed !== null) throw refusals[task.closed]
  return task
}

export function taskOf(row: Selectable<TaskTable> & { plan_state: PlanState }): Task {
  const { time_raw, time_basis } = row
  return {
    id: row.id,
    planId: row.plan_id,
    issuerBodyId: row.issuer_body_id,
    kind: row.kind,
    position: row.position,
    path: row.path,
    text: row.text,
    time:
      time_raw === null || time_basis === null
        ? null
        : { raw: time_raw, basis: time_basis, start: row.start_day, end: row.end_day, every: row.every },
    outputs: row.outputs,
    budget: {
      line: row.budget_line,
      source: row.budget_source,
      estimate: row.budget_estimate,
      spent: row.budget_spent,
    },
    officerId: row.officer_id,
    sources: row.sources,
    version: row.version,
    closed: row.dropped_at !== null ? 'dropped' : row.plan_state === 'replaced' ? 'replaced' : null,
  }
}

/** Whether a person belongs to a body that has a part in the task, or holds a role there today. */
export async function isOfficerOfTask(db: Db, taskId: string, personId: string, today: Day): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (
    select 1 from task_body part join person on person.id = ${personId} and person.closed_on is null
    where part.task_id = ${taskId} and (person.home_body_id = part.body_id
      or exists (select 1 from role_grant held where held.person_id = person.id and held.body_id = part.body_id and held.ended_at is null
          and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today})))
  ) as found`.execute(db)
  return rows[0]?.found === true
}
