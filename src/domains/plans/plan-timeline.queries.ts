import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type BodyChoice, listLeadBodies } from '#domains/plans/body-choices.queries.ts'
import { loadSeenPlan } from '#domains/plans/plan.queries.ts'
import type { Plan } from '#domains/plans/plan.store.ts'
import { chosenStretch, type Stretch, type TimelineObligation, wholeStretch } from '#domains/plans/plan-timeline.ts'
import type { TaskKind } from '#domains/plans/task.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type TimelineFilter = {
  /** The stretch that was asked for; null: from where the plan begins, to where it ends. */
  from: Day | null
  to: Day | null
  lateOnly: boolean
  /** Only what this person is responsible for. */
  officerId: string | null
  leadBodyId: string | null
  /** All on one page, for printing. */
  whole: boolean
  page: number
}

export type TimelineTask = {
  id: string
  kind: TaskKind
  path: string
  text: string
  timeRaw: string | null
  startDay: Day | null
  endDay: Day | null
  /** The first of those that lead, and how many do. */
  leads: string[]
  leadCount: number
  officerName: string | null
  obligations: TimelineObligation[]
}

export type PlanTimelineProps = {
  plan: Pick<Plan, 'id' | 'title' | 'number' | 'state'>
  bodyName: string
  filter: TimelineFilter
  whole: Stretch
  stretch: Stretch
  tasks: TimelineTask[]
  /** Headings of the plan above its tasks, by the tasks' common path, as far as the document shows them. */
  headings: Map<string, string>
  total: number
  pageSize: number
  /** Obligations past their day, of all the tasks that the filter meets. */
  late: number
  bodies: BodyChoice[]
}

/** Names of bodies beside a task; the others are a number. */
const leadsShown = 2
export const timelinePageSize = 30
/** The most that is drawn for printing at once. */
export const timelinePrintMax = 300

export async function loadPlanTimeline(
  db: Db,
  actor: Actor,
  today: Day,
  planId: string,
  filter: TimelineFilter,
): Promise<PlanTimelineProps> {
  const plan = await loadSeenPlan(db, actor, planId)
  const body = await db.selectFrom('body').select('name').where('id', '=', plan.body_id).executeTakeFirstOrThrow()
  const found = await findDays(db, actor, planId)
  const whole = wholeStretch({ start: plan.period_start, end: plan.period_end }, found, today)
  const stretch = chosenStretch(whole, filter.from, filter.to)
  const where = conditions(actor, today, planId, filter, stretch)
  const pageSize = filter.whole ? timelinePrintMax : timelinePageSize
  const tasks = await listTasks(db, where, { limit: pageSize, offset: filter.whole ? 0 : (filter.page - 1) * pageSize })
  return {
    plan,
    bodyName: body.name,
    filter,
    whole,
    stretch,
    tasks: await withObligations(db, tasks, stretch),
    headings: await findHeadings(db, plan.upload_id, tasks),
    ...(await count(db, where, today)),
    pageSize,
    bodies: await listLeadBodies(db, actor, planId),
  }
}

async function findDays(db: Db, actor: Actor, planId: string): Promise<{ first: Day | null; last: Day | null }> {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(coalesce(o.start_day, o.due_day)) as first, max(o.due_day) as last
    from obligation o join task on task.id = o.task_id
    where task.plan_id = ${planId} and task.dropped_at is null and ${whereMayOnTask(actor, 'read tasks')}`.execute(db)
  return rows[0]!
}

function conditions(actor: Actor, today: Day, planId: string, filter: TimelineFilter, { from, to }: Stretch) {
  const clauses = [
    sql<SqlBool>`task.plan_id = ${planId}`,
    sql<SqlBool>`task.dropped_at is null`,
    whereMayOnTask(actor, 'read tasks'),
  ]
  if (filter.from !== null || filter.to !== null)
    clauses.push(
      sql<SqlBool>`exists (select 1 from obligation o where o.task_id = task.id and o.due_day >= ${from} and coalesce(o.start_day, o.due_day) <= ${to})`,
    )
  if (filter.lateOnly)
    clauses.push(
      sql<SqlBool>`exists (select 1 from obligation o where o.task_id = task.id and o.state = 'open' and o.due_day < ${today})`,
    )
  if (filter.officerId !== null) clauses.push(sql<SqlBool>`task.officer_id = ${filter.officerId}`)
  if (filter.leadBodyId !== null)
    clauses.push(
      sql<SqlBool>`exists (select 1 from task_body lead where lead.task_id = task.id and lead.part = 'lead' and lead.body_id = ${filter.leadBodyId})`,
    )
  return sql.join(clauses, sql` and `)
}

type TaskRow = Omit<TimelineTask, 'obligations'> & { paragraph: number | null }

async function listTasks(
  db: Db,
  where: ReturnType<typeof conditions>,
  { limit, offset }: { limit: number; offset: number },
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select task.id, task.kind, task.path, task.text, task.time_raw as "timeRaw", task.start_day as "startDay", task.end_day as "endDay",
      array(select coalesce(lead_body.short_name, lead_body.name) from task_body lead join body lead_body on lead_body.id = lead.body_id
            where lead.task_id = task.id and lead.part = 'lead' order by lead_body.sort_key limit ${leadsShown}) as leads,
      (select count(*) from task_body lead where lead.task_id = task.id and lead.part = 'lead') as "leadCount",
      officer.name as "officerName", (task.sources #>> '{text,paragraph}')::int as paragraph
    from task left join person officer on officer.id = task.officer_id
    where ${where} order by task.position, task.id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

async function count(db: Db, where: ReturnType<typeof conditions>, today: Day) {
  const { rows } = await sql<{ total: number; late: number }>`
    select count(*) as total, coalesce(sum((select count(*) from obligation o
      where o.task_id = task.id and o.state = 'open' and o.due_day < ${today})), 0)::int as late
    from task where ${where}`.execute(db)
  return rows[0]!
}

async function withObligations(db: Db, tasks: TaskRow[], { from, to }: Stretch): Promise<TimelineTask[]> {
  const { rows } = await sql<TimelineObligation & { taskId: string }>`
    select o.id, o.task_id as "taskId", o.label, o.state, o.returned, o.start_day as "startDay", o.due_day as "dueDay", o.done_day as "doneDay"
    from obligation o where o.task_id = any(${tasks.map((task) => task.id)}::uuid[])
      and (o.due_day is null or o.due_day between ${from} and ${to})
    order by o.task_id, o.due_day nulls last, o.position`.execute(db)
  const byTask = Map.groupBy(rows, (row) => row.taskId)
  return tasks.map((task) => ({ ...task, obligations: byTask.get(task.id) ?? [] }))
}

/** So far above the first task of a group its heading is looked for. */
const paragraphsAbove = 12

/**
 * «II.1» → «Phổ biến, giáo dục pháp luật»: the nearest paragraph above the first task of the group that carries the group's
 * own number. A plan without its document, or a group without such a paragraph, goes by its number alone.
 */
async function findHeadings(db: Db, uploadId: string | null, tasks: TaskRow[]): Promise<Map<string, string>> {
  const firsts = [...Map.groupBy(tasks, (task) => groupOf(task.path))]
    .map(([group, [first]]) => ({ group, paragraph: first!.paragraph }))
    .filter(({ group, paragraph }) => group !== '' && paragraph !== null)
  if (uploadId === null || firsts.length === 0) return new Map()
  const { rows } = await sql<{ group: string; text: string }>`
    select distinct on (wanted.path) wanted.path as "group", block ->> 'text' as text
    from plan_upload join lateral jsonb_array_elements(plan_upload.document -> 'blocks') block on true
    join unnest(${firsts.map((one) => one.group)}::text[], ${firsts.map((one) => one.paragraph)}::int[],
                ${firsts.map((one) => one.group.split('.').at(-1)!)}::text[]) as wanted (path, paragraph, label)
      on (block #>> '{place,paragraph}')::int between wanted.paragraph - ${paragraphsAbove} and wanted.paragraph - 1
      and (starts_with(block ->> 'text', wanted.label || '.') or starts_with(block ->> 'marker', wanted.label || '.'))
    where plan_upload.id = ${uploadId} and block ->> 'kind' = 'paragraph' and length(block ->> 'text') between 2 and 200
    order by wanted.path, (block #>> '{place,paragraph}')::int desc`.execute(db)
  return new Map(rows.map(({ group, text }) => [group, text.replace(/^[\dIVXLC]+[.)]\s*/, '').replace(/[.:;]$/, '')]))
}

/** The path above a task's own number: «II.1.2» → «II.1». */
export function groupOf(path: string): string {
  return path.replace(/\.$/, '').split('.').slice(0, -1).join('.')
}
