import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import { type PlanPromise, type PublicPlan, publishingPageSize } from '#domains/plans/public-plan.ts'
import type { Db } from '#platform/database/database.ts'

/** Over `task` of a plan: what could go out. Reports to others are not promises to people. */
const isPublishable = sql<SqlBool>`task.dropped_at is null and task.kind = 'work'`
/** What may go out. */
const isPromise = sql<SqlBool>`${isPublishable} and not task.kept_inside`

const plansMax = 12
export const promisesPageSize = 50
/** As much of a task as is told. */
const textLengthMax = 300

/** Adopted plans of a place that were made public, the latest first. */
export function listPublicPlans(db: Db, placeId: string, today: Day): Promise<PublicPlan[]> {
  return list(db, sql<SqlBool>`body.place_id = ${placeId}`, today)
}

/** One of them; undefined when it is not public, or no more. */
export async function findPublicPlan(db: Db, planId: string, today: Day): Promise<PublicPlan | undefined> {
  return (await list(db, sql<SqlBool>`plan.id = ${planId}`, today))[0]
}

async function list(db: Db, which: ReturnType<typeof sql<SqlBool>>, today: Day): Promise<PublicPlan[]> {
  const { rows } = await sql<PublicPlan>`
    select plan.id, plan.title, plan.number, plan.issued_on as "issuedOn", body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName",
      place.id as "placeId", place.full_name as "placeName", counted.*,
      (select count(*)::int from task where task.plan_id = plan.id and ${isPromise}) as promises
    from plan_publication made join plan on plan.id = made.plan_id join body on body.id = coalesce(plan.holder_body_id, plan.body_id)
      join place on place.id = body.place_id
      cross join lateral (select ${fourCellColumns(today)} from task join obligation o on o.task_id = task.id
        where task.plan_id = plan.id and ${isPromise}) counted
    where plan.state = 'adopted' and ${which} order by plan.issued_on desc nulls last, plan.adopted_at desc, plan.id limit ${plansMax}`.execute(
    db,
  )
  return rows
}

/** What a public plan promises, in its order, a page at a time. */
export async function listPromises(
  db: Db,
  planId: string,
  today: Day,
  { page = 1, limit = promisesPageSize }: { page?: number; limit?: number } = {},
): Promise<PlanPromise[]> {
  const { rows } = await sql<PlanPromise>`
    select task.id, task.path, left(task.text, ${textLengthMax}) as text, task.time_raw as "timeRaw", counted.*
    from task join plan on plan.id = task.plan_id join plan_publication made on made.plan_id = plan.id cross join lateral (
      select count(*) filter (where o.state <> 'waiting')::int as total,
        count(*) filter (where o.state in ('claimed', 'evidenced', 'checked'))::int as done,
        count(*) filter (where o.state in ('claimed', 'evidenced', 'checked') and o.done_day > o.due_day)::int as "doneLate",
        count(*) filter (where o.state = 'checked')::int as checked,
        count(*) filter (where o.state = 'open' and o.due_day < ${today})::int as late,
        min(o.due_day) filter (where o.state = 'open' and o.due_day >= ${today}) as "nextDue"
      from obligation o where o.task_id = task.id) counted
    where task.plan_id = ${planId} and plan.state = 'adopted' and ${isPromise}
    order by task.position, task.id limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return rows
}

export type PublishableTask = { id: string; path: string; text: string; timeRaw: string | null; isKept: boolean }

/** What of a plan could go out, in its order, a page at a time, for the leader who decides which does. */
export async function listPublishableTasks(db: Db, planId: string, page = 1): Promise<PublishableTask[]> {
  const { rows } = await sql<PublishableTask>`
    select task.id, task.path, left(task.text, ${textLengthMax}) as text, task.time_raw as "timeRaw", task.kept_inside as "isKept" from task
    where task.plan_id = ${planId} and ${isPublishable} order by task.position, task.id
    limit ${publishingPageSize} offset ${(page - 1) * publishingPageSize}`.execute(db)
  return rows
}

/** All of them, and how many are kept inside. */
export async function countPublishable(db: Db, planId: string): Promise<{ total: number; kept: number }> {
  const { rows } = await sql<{ total: number; kept: number }>`
    select count(*)::int as total, (count(*) filter (where task.kept_inside))::int as kept
    from task where task.plan_id = ${planId} and ${isPublishable}`.execute(db)
  return rows[0]!
}

/** Since when a plan is public; undefined: it is not. */
export async function findPublishedAt(db: Db, planId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('plan_publication')
    .select('published_at')
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  return row?.published_at
}
