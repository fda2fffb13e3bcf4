import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import { isDoneState, type QueueFilter, type QueueScope } from '#domains/plans/queue-filter.ts'
import { keyColumn, orderBy } from '#domains/plans/queue-order.ts'
import { type From, gathered, walked } from '#domains/plans/queue-roads.queries.ts'
import type { FourCells, TaskKind } from '#domains/plans/task.ts'
import { reachOf } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

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
  /** Where it stands in the order that was asked for. */
  key: string
}

export const queuePageSize = 45
/** Beyond this many the list says «hơn 1.000»: nobody pages that far, and counting it all costs more than it tells. */
export const queueCountMax = 1_000
/**
 * One page, in the order of the filter. By the day due, and within a day in the order of the plan: tasks get their keys in that
 * order.
 */
export async function listQueue(db: Db, actor: Actor, today: Day, filter: QueueFilter): Promise<QueueRow[]> {
  const asked = { actor, today, scope: filter, state: filter.state }
  const from = beginningOf(filter)
  const walk = walked(asked, from)
  const offset = from.key === undefined ? (filter.page - 1) * queuePageSize : 0
  const met = walk === undefined ? [] : await pageOf(db, walk, from, offset)
  const rows = met.length === queuePageSize ? met : await pageOf(db, gathered(asked, from), from, offset)
  return from.direction === 'onwards' ? rows : rows.reverse()
}

async function pageOf(db: Db, road: RawBuilder<unknown>, { order, direction }: From, offset: number) {
  const { rows } = await sql<QueueRow>`
    select o.id as "obligationId", task.id as "taskId", plan.id as "planId", plan.title as "planTitle", task.path, task.text, o.label, o.kind, task.kind as "taskKind", o.state, o.returned,
      o.due_day as "dueDay", o.done_day as "doneDay", (select name from person where person.id = task.officer_id) as "officerName",
      array(select coalesce(lead_body.short_name, lead_body.name) from task_body lead join body lead_body on lead_body.id = lead.body_id
            where lead.task_id = task.id and lead.part = 'lead' order by lead_body.sort_key limit 4) as leads,
      exists (select 1 from exchange where exchange.obligation_id = o.id and exchange.kind = 'explain-request' and exchange.answered_at is null) as unanswered,
      ${keyColumn(order)} as key
    from ${road} order by ${orderBy(order, direction)} limit ${queuePageSize} offset ${offset}`.execute(db)
  return rows
}

function beginningOf({ order = 'due', after, before, state }: QueueFilter): From {
  // by lateness only what is done can be ordered otherwise than by its day
  const inForce = order === 'late' && !isDoneState(state) ? 'due' : order
  if (before !== undefined) return { order: inForce, key: before, direction: 'backwards' }
  return { order: inForce, key: after, direction: 'onwards' }
}

/** How many rows the list has, at most `queueCountMax + 1`. */
export async function countQueue(db: Db, actor: Actor, today: Day, filter: QueueFilter): Promise<number> {
  const asked = { actor, today, scope: filter, state: filter.state }
  const walk = walked(asked, { order: 'due', key: undefined, direction: 'onwards' })
  const met = walk === undefined || reachOf(actor, 'read tasks') !== 'whole' ? 0 : await countOn(db, walk)
  return met > queueCountMax ? met : countOn(db, gathered(asked))
}

async function countOn(db: Db, road: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ${road} limit ${queueCountMax + 1}) counted`.execute(db)
  return rows[0]!.count
}

/** The four cells over everything the scope meets, whatever its state. */
export async function countFourCells(db: Db, actor: Actor, today: Day, scope: QueueScope): Promise<FourCells> {
  const { rows } = await sql<FourCells>`
    select ${fourCellColumns(today)} from ${gathered({ actor, today, scope, state: 'all' })}`.execute(db)
  return rows[0]!
}
