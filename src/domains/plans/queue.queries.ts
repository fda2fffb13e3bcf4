import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import type { QueueFilter, QueueScope } from '#domains/plans/queue-filter.ts'
import type { FourCells, TaskKind } from '#domains/plans/task.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'

/** One row of a work list: an obligation with its task. */
export type QueueRow = {
  obligationId: string
  taskId: string
  planId: string
  planTitle: string
  path: string
  text: string
  label: string
  kind: 'deadline' | 'check-in' | 'on-request'
  taskKind: TaskKind
  state: ObligationState
  returned: boolean
  dueDay: Day | null
  doneDay: Day | null
  leads: string[]
  officerName: string | null
  unanswered: boolean
}

export const queuePageSize = 50
/** Beyond this many the list says «hơn 1.000»: nobody pages that far, and counting it all costs more than it tells. */
export const queueCountMax = 1_000
/** «Sắp đến hạn»: due within this many days. */
export const dueSoonDays = 30

/**
 * By the day due, then in the order of the plan: tasks get their keys in that order. All of it are columns of the obligation,
 * so that an index gives the rows in order and a page of fifty needs not much more than fifty of them.
 */
export async function listQueue(db: Db, actor: Actor, today: Day, filter: QueueFilter): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select o.id as "obligationId", task.id as "taskId", plan.id as "planId", plan.title as "planTitle", task.path, task.text, o.label, o.kind, task.kind as "taskKind", o.state, o.returned,
      o.due_day as "dueDay", o.done_day as "doneDay", officer.name as "officerName",
      array(select coalesce(lead_body.short_name, lead_body.name) from task_body lead join body lead_body on lead_body.id = lead.body_id
            where lead.task_id = task.id and lead.part = 'lead' order by lead_body.sort_key limit 4) as leads,
      exists (select 1 from exchange where exchange.obligation_id = o.id and exchange.kind = 'explain-request' and exchange.answered_at is null) as unanswered
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id left join person officer on officer.id = task.officer_id
    where ${queueConditions(actor, today, filter)}
    order by o.due_day nulls last, o.task_id, o.position
    limit ${queuePageSize} offset ${(filter.page - 1) * queuePageSize}`.execute(db)
  return rows
}

/** How many rows the list has, at most `queueCountMax + 1`. */
export async function countQueue(db: Db, actor: Actor, today: Day, filter: QueueFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
      where ${queueConditions(actor, today, filter)} limit ${queueCountMax + 1}) counted`.execute(db)
  return rows[0]!.count
}

/** The four cells over everything the filter meets, whatever its state. */
export async function countFourCells(db: Db, actor: Actor, today: Day, scope: QueueScope): Promise<FourCells> {
  const { rows } = await sql<FourCells>`
    select ${fourCellColumns(today)}
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where ${queueConditions(actor, today, { ...scope, state: 'all', page: 1 })}`.execute(db)
  return rows[0]!
}

/** The one condition that a row of the queue meets: adopted, not dropped, within reach, and as the filter says. */
export function queueConditions(actor: Actor, today: Day, filter: QueueFilter) {
  const clauses = [
    sql<SqlBool>`plan.state = 'adopted'`,
    sql<SqlBool>`task.dropped_at is null`,
    whereMayOnTask(actor, 'read tasks'),
    stateClause(filter.state, actor, today),
  ]
  if (filter.search !== '') clauses.push(whereAllWords('task.folded', filter.search))
  if (filter.planId !== null) clauses.push(sql<SqlBool>`task.plan_id = ${filter.planId}`)
  if (filter.officerId !== null) clauses.push(sql<SqlBool>`task.officer_id = ${filter.officerId}`)
  if (filter.bodyId !== null)
    clauses.push(
      sql<SqlBool>`exists (select 1 from task_body chosen where chosen.task_id = task.id and chosen.body_id = ${filter.bodyId} and chosen.part <> 'issuer')`,
    )
  if (filter.holderId !== null) clauses.push(sql<SqlBool>`task.holder_body_id = ${filter.holderId}`)
  if (filter.placeId !== null)
    clauses.push(heldAt(sql<SqlBool>`starts_with(held_place.path, wanted.path)`, filter.placeId))
  if (filter.ownPlaceId !== null) clauses.push(heldAt(sql<SqlBool>`held_place.id = wanted.id`, filter.ownPlaceId))
  if (filter.year !== null)
    clauses.push(sql<SqlBool>`o.due_day between ${`${filter.year}-01-01`} and ${`${filter.year}-12-31`}`)
  return sql.join(clauses, sql` and `)
}

/** Tasks whose holder stands where `meets` says, of the place `held_place` and the wanted one. */
function heldAt(meets: RawBuilder<SqlBool>, placeId: string) {
  return sql<SqlBool>`task.holder_body_id in (
    select held.id from place wanted join place held_place on ${meets} join body held on held.place_id = held_place.id where wanted.id = ${placeId})`
}

function stateClause(state: QueueFilter['state'], actor: Actor, today: Day) {
  switch (state) {
    case 'late':
      return sql<SqlBool>`o.state = 'open' and o.due_day < ${today}`
    case 'due':
      return sql<SqlBool>`o.state = 'open' and o.due_day between ${today} and ${addDays(today, dueSoonDays)}`
    case 'open':
      return sql<SqlBool>`o.state = 'open'`
    case 'to-check':
      return sql<SqlBool>`o.state in ('claimed', 'evidenced') and o.claimed_by <> ${actor.personId} and ${whereMayOnTask(actor, 'check tasks')}`
    case 'returned':
      return sql<SqlBool>`o.state = 'open' and o.returned`
    case 'to-explain':
      return sql<SqlBool>`exists (select 1 from exchange asked where asked.obligation_id = o.id and asked.kind = 'explain-request' and asked.answered_at is null)`
    case 'waiting':
      return sql<SqlBool>`o.state = 'waiting'`
    case 'done':
      return sql<SqlBool>`o.state in ('claimed', 'evidenced', 'checked')`
    case 'open-in-time':
      return sql<SqlBool>`o.state = 'open' and (o.due_day is null or o.due_day >= ${today})`
    case 'done-in-time':
      return sql<SqlBool>`o.state in ('claimed', 'evidenced', 'checked') and (o.due_day is null or o.done_day <= o.due_day)`
    case 'done-late':
      return sql<SqlBool>`o.state in ('claimed', 'evidenced', 'checked') and o.done_day > o.due_day`
    case 'all':
      return sql<SqlBool>`true`
  }
}
