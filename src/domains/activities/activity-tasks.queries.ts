import { sql } from 'kysely'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type TaskLine = { id: string; path: string; text: string; planTitle: string; planNumber: string | null }

const choicesMax = 300

/** Tasks of plans in force in which a body has a part, for choosing what an activity serves. */
export async function listTasksFor(db: Db, actor: Pick<Actor, 'grants'>, bodyId: string): Promise<TaskLine[]> {
  const { rows } = await sql<TaskLine>`
    select task.id, task.path, task.text, plan.title as "planTitle", plan.number as "planNumber"
    from task join plan on plan.id = task.plan_id
    where plan.state not in ('undone', 'replaced') and task.dropped_at is null
      and exists (select 1 from task_body part join body own on own.id = part.body_id join body chosen on chosen.id = ${bodyId}
        where part.task_id = task.id and (own.path like chosen.path || '%' or chosen.path like own.path || '%'))
      and ${whereMayOnTask(actor, 'read tasks')}
    order by plan.adopted_at desc, plan.id, task.position limit ${choicesMax}`.execute(db)
  return rows
}

/** To choose from: those chosen before, whatever became of them, and those offered to the body. */
export async function listTaskChoices(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  bodyId: string,
  chosenIds: readonly string[],
): Promise<TaskLine[]> {
  const chosen = await listTasksById(db, actor, chosenIds)
  const offered = await listTasksFor(db, actor, bodyId)
  return [...chosen, ...offered.filter(({ id }) => !chosenIds.includes(id))]
}

/** Those of these that the person may see, in the order of their plans. */
export async function listTasksById(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  ids: readonly string[],
): Promise<(TaskLine & { isOpen: boolean })[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TaskLine & { isOpen: boolean }>`
    select task.id, task.path, task.text, plan.title as "planTitle", plan.number as "planNumber",
      plan.state not in ('undone', 'replaced') and task.dropped_at is null as "isOpen"
    from task join plan on plan.id = task.plan_id
    where task.id = any(${[...ids]}::uuid[]) and ${whereMayOnTask(actor, 'read tasks')}
    order by plan.adopted_at desc, plan.id, task.position`.execute(db)
  return rows
}
