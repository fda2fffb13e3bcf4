import { sql } from 'kysely'
import type { Day } from '#base/day.ts'

export type HandoverPart = 'holder' | 'issuer' | 'lead' | 'partner'

/**
 * Parts of bodies that have ended in tasks that are open, and that were handed to nobody yet. Open: in a plan in force,
 * with an obligation that is not checked, or with a series that goes on. What is done keeps its body.
 */
export function partsOfEnded(today: Day) {
  return sql`
    select part.task_id, task.plan_id, part.body_id, part.part
    from body join (
        select task_id, body_id, part from task_body
        union all select id, holder_body_id, 'holder' from task) part on part.body_id = body.id
      join task on task.id = part.task_id join plan on plan.id = task.plan_id
    where body.to_day <= ${today} and plan.state = 'adopted' and task.dropped_at is null and ${isOpenTask}
      and not exists (select 1 from task_handover given where given.task_id = part.task_id and given.part = part.part and given.from_body_id = part.body_id)`
}

/** Of a row `task`. */
export const isOpenTask = sql`((task.every is not null and task.end_day is null)
  or exists (select 1 from obligation undone where undone.task_id = task.id and undone.state <> 'checked'))`
