import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereSeen } from '#domains/plans/plan.queries.ts'
import type { PlanState } from '#domains/plans/plans.tables.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'

export type ExportedPlan = {
  id: string
  adoptedAt: Date
  number: string | null
  title: string
  bodyName: string
  issuedOn: Day | null
  periodStart: Day | null
  periodEnd: Day | null
  state: PlanState
  total: number
  done: number
  late: number
}

/** The plans of the page in its order, on from behind one of them; each counted over the tasks that this person may see. */
export async function listPlansAfter(
  db: Db,
  actor: Actor,
  search: string,
  { today, after, limit }: { today: Day; after: ExportedPlan | undefined; limit: number },
): Promise<ExportedPlan[]> {
  const behind =
    after === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(plan.adopted_at < ${after.adoptedAt} or (plan.adopted_at = ${after.adoptedAt} and plan.id > ${after.id}))`
  const { rows } = await sql<ExportedPlan>`
    select shown.id, shown.adopted_at as "adoptedAt", shown.number, shown.title, shown.body_name as "bodyName", shown.issued_on as "issuedOn",
      shown.period_start as "periodStart", shown.period_end as "periodEnd", shown.state, counted.total, counted.done, counted.late
    from (
      select plan.*, coalesce(body.short_name, body.name) as body_name from plan join body on body.id = plan.body_id
      where plan.state <> 'undone' and ${whereSeen(actor)} and ${whereAllWords('plan.folded', search)} and ${behind}
      order by plan.adopted_at desc, plan.id limit ${limit}) shown
    cross join lateral (
      select count(*) filter (where o.state <> 'waiting') as total, count(*) filter (where o.state in ('claimed', 'evidenced', 'checked')) as done,
        count(*) filter (where o.state = 'open' and o.due_day < ${today}) as late
      from task join obligation o on o.task_id = task.id
      where task.plan_id = shown.id and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')}) counted
    order by shown.adopted_at desc, shown.id`.execute(db)
  return rows
}
