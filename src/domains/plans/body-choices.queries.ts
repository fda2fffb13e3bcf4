import { sql } from 'kysely'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type BodyChoice = { id: string; name: string }

const choicesMax = 200

/** Bodies for which the person may upload plans; the person's own first. */
export async function listUploadBodies(db: Db, actor: Actor): Promise<BodyChoice[]> {
  const { rows } = await sql<BodyChoice>`
    select id, name from body where to_day is null and ${whereMay(actor, 'upload plans', 'body')}
    order by (id = ${actor.bodyId}) desc nulls last, sort_key limit ${choicesMax}`.execute(db)
  return rows
}

/**
 * Bodies that lead or help in tasks of these plans that the person may see, the busiest first. Asked for the plans that a page
 * offers, for counting every task of a province would take longer than the whole page.
 */
export async function listWorkingBodies(db: Db, actor: Actor, plans: { id: string }[]): Promise<BodyChoice[]> {
  const { rows } = await sql<BodyChoice>`
    select body.id, coalesce(body.short_name, body.name) as name from body
    join (select part.body_id, count(*) as tasks from task_body part join task on task.id = part.task_id join plan on plan.id = task.plan_id
          where task.plan_id = any(${plans.map((plan) => plan.id)}::uuid[]) and part.part <> 'issuer' and plan.state = 'adopted' and task.dropped_at is null
            and ${whereMayOnTask(actor, 'read tasks')} group by part.body_id) worked on worked.body_id = body.id
    order by worked.tasks desc, body.sort_key limit ${choicesMax}`.execute(db)
  return rows
}

/** Bodies that lead in the tasks of one plan that the person may see. */
export async function listLeadBodies(db: Db, actor: Actor, planId: string): Promise<BodyChoice[]> {
  const { rows } = await sql<BodyChoice>`
    select body.id, coalesce(body.short_name, body.name) as name from body
    where exists (select 1 from task_body part join task on task.id = part.task_id
      where part.body_id = body.id and part.part = 'lead' and task.plan_id = ${planId} and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')})
    order by body.sort_key, body.id limit ${choicesMax}`.execute(db)
  return rows
}
