import { type SqlBool, sql } from 'kysely'
import { type Day, dayAt } from '#base/day.ts'
import { listPlanCitations, type PlanCitation } from '#domains/plans/cited-laws/cited-law.queries.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import { type Plan, refusals } from '#domains/plans/plan.store.ts'
import type { PlanUploadState } from '#domains/plans/plans.tables.ts'
import { findPublishedAt } from '#domains/plans/public-plans.queries.ts'
import type { FourCells, TaskKind } from '#domains/plans/task.ts'
import { reachedTasks, reachOf, whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type PlanRow = {
  id: string
  title: string
  number: string | null
  bodyName: string
  state: Plan['state']
  periodStart: Day | null
  periodEnd: Day | null
  total: number
  done: number
  late: number
}
export type UploadRow = {
  id: string
  fileName: string
  bodyName: string
  state: PlanUploadState
  uploadedAt: Date
  by: string
  refusal: string | null
}

export const planPageSize = 50

/** A plan is seen by those who see its issuer, and by those who have a part in one of its tasks. For one plan. */
export function whereSeen(actor: Actor) {
  return sql<SqlBool>`(${whereMay(actor, 'read tasks', 'body')} or exists (select 1 from task where task.plan_id = plan.id and ${whereMayOnTask(actor, 'read tasks')}))`
}

/** The same for many: the tasks in reach are gathered once, instead of asking every plan of the country for its tasks. */
function whereSeenAmongMany(actor: Actor) {
  if (reachOf(actor, 'read tasks') === 'whole') return sql<SqlBool>`true`
  return sql<SqlBool>`(${whereMay(actor, 'read tasks', 'body')} or plan.id in (
    select met.plan_id from (${reachedTasks(actor, 'read tasks')} offset 0) reached
    cross join lateral (select plan_id from task where task.id = reached.task_id offset 0) met))`
}

/** Only the plans of the page are counted, not all that were found. */
export async function listPlans(db: Db, actor: Actor, today: Day, search: string, page: number): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select shown.id, shown.title, shown.number, shown.body_name as "bodyName", shown.state, shown.period_start as "periodStart", shown.period_end as "periodEnd",
      counted.total, counted.done, counted.late
    from (
      select plan.*, coalesce(body.short_name, body.name) as body_name from plan join body on body.id = plan.body_id
      where plan.state <> 'undone' and ${whereSeenAmongMany(actor)} and ${whereAllWords('plan.folded', search)}
      order by plan.adopted_at desc, plan.id limit ${planPageSize + 1} offset ${(page - 1) * planPageSize}) shown
    cross join lateral (
      select count(*) filter (where o.state <> 'waiting') as total, count(*) filter (where o.state in ('claimed', 'evidenced', 'checked')) as done,
        count(*) filter (where o.state = 'open' and o.due_day < ${today}) as late
      from task join obligation o on o.task_id = task.id
      where task.plan_id = shown.id and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')}) counted
    order by shown.adopted_at desc, shown.id`.execute(db)
  return rows
}

export async function listUploads(db: Db, actor: Actor): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    select plan_upload.id, plan_upload.file_name as "fileName", coalesce(body.short_name, body.name) as "bodyName", plan_upload.state, plan_upload.uploaded_at as "uploadedAt",
      person.name as by, plan_upload.refusal
    from plan_upload join body on body.id = plan_upload.body_id join person on person.id = plan_upload.uploaded_by
    where plan_upload.state in ('queued', 'read', 'refused') and ${whereMay(actor, 'upload plans', 'body')}
    order by plan_upload.uploaded_at desc limit 50`.execute(db)
  return rows
}

export type PlanTaskRow = {
  id: string
  kind: TaskKind
  reportingId: string | null
  path: string
  text: string
  timeRaw: string | null
  startDay: Day | null
  endDay: Day | null
  leads: string[]
  /** Of its obligations: how many, done, late; the next day due. */
  total: number
  done: number
  late: number
  nextDue: Day | null
  states: ObligationState[]
}

export type PlanPageProps = {
  plan: Plan
  bodyName: string
  tasks: PlanTaskRow[]
  cells: FourCells
  citations: PlanCitation[]
  /** The plan's day: how a cited document stood then is what counts. */
  citedOn: Day
  reporting: {
    id: string
    who: string | null
    addressee: string | null
    what: string
    dueText: string | null
    dueOn: Day | null
  }[]
  amends: { id: string; title: string } | null
  amendedBy: { id: string; title: string } | null
  mayUndo: boolean
  mayPublish: boolean
  publishedAt: Date | undefined
}

export async function loadPlanPage(db: Db, actor: Actor, today: Day, id: string): Promise<PlanPageProps> {
  const plan = await loadSeenPlan(db, actor, id)
  const body = await db
    .selectFrom('body')
    .select(['id', 'name', 'path', 'place_path'])
    .where('id', '=', plan.holder_body_id ?? plan.body_id)
    .executeTakeFirstOrThrow()
  const tasks = await listPlanTasks(db, actor, today, id)
  const seenPlans = () =>
    db
      .selectFrom('plan')
      .innerJoin('body', 'body.id', 'plan.body_id')
      .select(['plan.id', 'plan.title'])
      .where(whereSeen(actor))
  const amends = await seenPlans().where('plan.id', '=', plan.amends_plan_id).executeTakeFirst()
  const amendedBy = await seenPlans()
    .where('plan.amends_plan_id', '=', id)
    .where('plan.state', '<>', 'undone')
    .executeTakeFirst()
  const at = { bodyId: body.id, bodyPath: body.path, placePath: body.place_path }
  const citedOn = plan.issued_on ?? dayAt(plan.adopted_at)
  return {
    plan,
    bodyName: body.name,
    tasks,
    cells: await countPlanCells(db, actor, today, id),
    citations: await listPlanCitations(db, id, citedOn),
    citedOn,
    reporting: await db
      .selectFrom('plan_reporting')
      .select(['id', 'who', 'addressee', 'what', 'due_text as dueText', 'due_on as dueOn'])
      .where('plan_id', '=', id)
      .orderBy('position')
      .execute(),
    amends: amends ?? null,
    amendedBy: amendedBy ?? null,
    mayUndo: plan.state === 'adopted' && may(actor, 'adopt plans', at),
    mayPublish: may(actor, 'publish plans', at),
    publishedAt: await findPublishedAt(db, id),
  }
}

/** Refuses as "not found" where the actor sees neither the issuer nor a task of it. */
export async function loadSeenPlan(db: Db, actor: Actor, id: string): Promise<Plan> {
  const row = await db
    .selectFrom('plan')
    .innerJoin('body', 'body.id', 'plan.body_id')
    .selectAll('plan')
    .where('plan.id', '=', id)
    .where(whereSeen(actor))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

async function listPlanTasks(db: Db, actor: Actor, today: Day, planId: string): Promise<PlanTaskRow[]> {
  const { rows } = await sql<PlanTaskRow>`
    select task.id, task.kind, task.reporting_id as "reportingId", task.path, task.text, task.time_raw as "timeRaw", task.start_day as "startDay", task.end_day as "endDay",
      array(select coalesce(lead_body.short_name, lead_body.name) from task_body lead join body lead_body on lead_body.id = lead.body_id
            where lead.task_id = task.id and lead.part = 'lead' order by lead_body.sort_key limit 4) as leads,
      counted.total, counted.done, counted.late, counted.next_due as "nextDue", counted.states
    from task cross join lateral (
      select count(*) filter (where o.state <> 'waiting') as total, count(*) filter (where o.state in ('claimed', 'evidenced', 'checked')) as done,
        count(*) filter (where o.state = 'open' and o.due_day < ${today}) as late, min(o.due_day) filter (where o.state = 'open') as next_due, array_agg(o.state order by o.position) as states
      from obligation o where o.task_id = task.id) counted
    where task.plan_id = ${planId} and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')} order by task.position limit 2000`.execute(
    db,
  )
  return rows
}

async function countPlanCells(db: Db, actor: Actor, today: Day, planId: string): Promise<FourCells> {
  const { rows } = await sql<FourCells>`
    select ${fourCellColumns(today)}
    from obligation o join task on task.id = o.task_id
    where task.plan_id = ${planId} and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')}`.execute(db)
  return rows[0]!
}

/** Plans that the person may amend: those whose adoption is theirs to do. Newest first. */
export async function listAmendablePlans(db: Db, actor: Actor): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select plan.id, plan.title from plan join body on body.id = coalesce(plan.holder_body_id, plan.body_id)
    where plan.state = 'adopted' and ${whereMay(actor, 'adopt plans', 'body')} order by plan.adopted_at desc, plan.id limit 200`.execute(
    db,
  )
  return rows
}

/** Plans for choosing in a filter, newest first. */
export async function listPlanChoices(db: Db, actor: Actor): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select plan.id, plan.title from plan join body on body.id = plan.body_id where plan.state = 'adopted' and ${whereSeenAmongMany(actor)} order by plan.adopted_at desc limit 200`.execute(
    db,
  )
  return rows
}
