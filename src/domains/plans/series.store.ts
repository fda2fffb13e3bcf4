import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { taskOf } from '#domains/plans/task.store.ts'
import type { Task } from '#domains/plans/task.ts'
import type { Tx } from '#platform/database/database.ts'

export type EndlessTask = { task: Task; lastDueDay: Day; lastPosition: number; period: { start: Day; end: Day } | null }

const tasksMax = 20_000

/** Recurring work without a last day whose obligations do not reach the horizon yet. */
export async function listEndlessTasks(tx: Tx, horizon: Day): Promise<EndlessTask[]> {
  const rows = await tx
    .selectFrom('task')
    .innerJoin('plan', 'plan.id', 'task.plan_id')
    .innerJoin('obligation', 'obligation.task_id', 'task.id')
    .selectAll('task')
    .select(['plan.state as plan_state', 'plan.period_start', 'plan.period_end'])
    .select((e) => [
      e.fn.max('obligation.due_day').as('last_due_day'),
      e.fn.max('obligation.position').as('last_position'),
    ])
    .where('plan.state', '=', 'adopted')
    .where('task.dropped_at', 'is', null)
    .where('task.every', 'is not', null)
    .where('task.start_day', 'is not', null)
    .where('task.end_day', 'is', null)
    .groupBy(['task.id', 'plan.id'])
    .having(sql<boolean>`max(obligation.due_day) < ${horizon}`)
    .limit(tasksMax)
    .execute()
  return rows.map((row) => ({
    task: taskOf(row),
    lastDueDay: row.last_due_day!,
    lastPosition: row.last_position,
    period:
      row.period_start !== null && row.period_end !== null ? { start: row.period_start, end: row.period_end } : null,
  }))
}
