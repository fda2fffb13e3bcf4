import { type SqlBool, sql } from 'kysely'
import { partsFor, type TaskDeed } from '#domains/plans/task.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** The one condition under which an actor meets a task: a body that has a part in it is within the reach of the deed. */
export function whereMayOnTask(actor: Pick<Actor, 'grants'>, deed: TaskDeed, taskAlias = 'task') {
  const parts = sql.join(partsFor[deed].map((part) => sql.lit(part)))
  return sql<SqlBool>`exists (
    select 1 from task_body reach_part join body reach_body on reach_body.id = reach_part.body_id
    where reach_part.task_id = ${sql.ref(`${taskAlias}.id`)} and reach_part.part in (${parts}) and ${whereMay(actor, deed, 'reach_body')})`
}
