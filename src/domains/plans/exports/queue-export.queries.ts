import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'
import { queueConditions } from '#domains/plans/queue-conditions.queries.ts'
import type { QueueFilter } from '#domains/plans/queue-filter.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** One row of the exported queue: an obligation with all that one needs to know away from the system. */
export type ExportedObligation = {
  obligationId: string
  version: number
  taskId: string
  position: number
  planNumber: string | null
  planTitle: string
  path: string
  text: string
  label: string
  state: ObligationState
  returned: boolean
  dueDay: Day | null
  doneDay: Day | null
  leads: string[]
  partners: string[]
  officerName: string | null
  lastNote: string | null
  lastFigures: Figure[] | null
}

export type After = Pick<ExportedObligation, 'dueDay' | 'taskId' | 'position'> | undefined

/** The queue as it is filtered, in the order of the page, on from behind one of its rows. */
export async function listQueueAfter(
  db: Db,
  actor: Actor,
  today: Day,
  filter: QueueFilter,
  { after, limit }: { after: After; limit: number },
): Promise<ExportedObligation[]> {
  const { rows } = await sql<ExportedObligation>`
    select o.id as "obligationId", o.version, o.task_id as "taskId", o.position, plan.number as "planNumber", plan.title as "planTitle", task.path, task.text,
      o.label, o.state, o.returned, o.due_day as "dueDay", o.done_day as "doneDay", officer.name as "officerName",
      ${namesOf('lead')} as leads, ${namesOf('partner')} as partners, latest.note as "lastNote", latest.figures as "lastFigures"
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id left join person officer on officer.id = task.officer_id
    left join lateral (
      select note, figures from progress where progress.task_id = task.id and (progress.obligation_id is null or progress.obligation_id = o.id)
      order by written_at desc, id desc limit 1) latest on true
    where ${queueConditions(actor, today, filter)} and ${behind(after)}
    order by o.due_day nulls last, o.task_id, o.position limit ${limit}`.execute(db)
  return rows
}

function namesOf(part: 'lead' | 'partner') {
  return sql`array(select coalesce(named.short_name, named.name) from task_body taking join body named on named.id = taking.body_id
    where taking.task_id = task.id and taking.part = ${sql.lit(part)} order by named.sort_key limit 12)`
}

function behind(after: After) {
  if (after === undefined) return sql<SqlBool>`true`
  const place = sql`(o.task_id, o.position) > (${after.taskId}, ${after.position})`
  if (after.dueDay === null) return sql<SqlBool>`(o.due_day is null and ${place})`
  return sql<SqlBool>`(o.due_day > ${after.dueDay} or o.due_day is null or (o.due_day = ${after.dueDay} and ${place}))`
}
