import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** One task in one version of its plan. */
export type TaskVersion = {
  taskId: string
  planId: string
  planTitle: string
  planNumber: string | null
  issuedOn: Day | null
  adoptedAt: Date
  path: string
  text: string
  timeRaw: string | null
  leads: string[]
  partners: string[]
  outputs: string[]
  /** Days due, in order, as this version opened them. */
  dueDays: Day[]
}

export type TaskOrigin = { taskId: string; path: string; text: string; how: 'joined' | 'divided' }

export type TaskHistory = { versions: TaskVersion[]; origins: TaskOrigin[] }

const versionsMax = 20

/** The line of versions that a task stands in, this one first, as far back as the person may read; and what was joined into it. */
export async function loadTaskHistory(db: Db, actor: Pick<Actor, 'grants'>, taskId: string): Promise<TaskHistory> {
  const { rows: versions } = await sql<TaskVersion>`
    with recursive line as (
      select task.id, task.continues_task_id, 0 as back from task where task.id = ${taskId}
      union all
      select task.id, task.continues_task_id, line.back + 1 from line join task on task.id = line.continues_task_id where line.back < ${versionsMax}
    )
    select task.id as "taskId", plan.id as "planId", plan.title as "planTitle", plan.number as "planNumber", plan.issued_on as "issuedOn", plan.adopted_at as "adoptedAt",
      task.path, task.text, task.time_raw as "timeRaw", task.outputs,
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'lead' order by w.position) as leads,
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'partner' order by w.position) as partners,
      array(select o.due_day from obligation o where o.task_id = task.id and o.due_day is not null order by o.due_day, o.position) as "dueDays"
    from line join task on task.id = line.id join plan on plan.id = task.plan_id
    where ${whereMayOnTask(actor, 'read tasks')} order by line.back`.execute(db)
  const { rows: origins } = await sql<TaskOrigin>`
    select task.id as "taskId", task.path, task.text, origin.how from task_origin origin join task on task.id = origin.earlier_task_id
    where origin.task_id = ${taskId} and ${whereMayOnTask(actor, 'read tasks')} order by task.position`.execute(db)
  return { versions, origins }
}
