import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { obligationConditions, stateForActor, taskConditions } from '#domains/plans/queue-conditions.queries.ts'
import type { QueueScope, QueueState } from '#domains/plans/queue-filter.ts'
import { orderBy, type QueueKey, type QueueOrder, whereBeyond, whereBeyondDated } from '#domains/plans/queue-order.ts'
import { placeRootsOf, reachedTasks, reachOf, whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import { taskSearchOf, whereRowSays, whereTaskSays } from '#domains/plans/task-search.ts'
import type { Actor } from '#platform/acts/actor.ts'

/**
 * The roads to the rows of a work list. All meet the same rows; which is short depends on how much a person sees. PostgreSQL
 * cannot know: a prefix of a path says nothing about how many tasks lie below it.
 * - gathered: from the tasks that are in reach, or that a narrow condition or a rare word leaves, to their obligations.
 * - walked: along the index of due days, looking at each row, for at most `walkMax` rows.
 */
export type Asked = { actor: Actor; today: Day; scope: QueueScope; state: QueueState }
export type From = {
  order: QueueOrder
  key: QueueKey | undefined
  direction: 'onwards' | 'backwards'
}

/** Further than this the walk gives up: by then gathering is shorter, the more so when a word may be rare. */
const walkMax = 3_000
const searchWalkMax = 2_000

/** `from … where …` over obligations `o`, `task` and `plan`, gathered. */
export function gathered(asked: Asked, from?: From): RawBuilder<unknown> {
  const { actor, today, scope, state } = asked
  const reach = reachOf(actor, 'read tasks')
  const search = taskSearchOf(scope.search)
  const beyond = from?.key === undefined ? [] : [whereBeyond(from.order, from.key, from.direction)]
  const ofObligation = all(obligationConditions(scope, state, today))
  const own = all([...taskConditions(scope), ...stateForActor(state, actor), ...beyond])
  // A lateral with an offset stays a step for each row: the planner would rather read every task and obligation there is.
  const obligations = sql`cross join lateral (select * from obligation o where o.task_id = task.id and ${ofObligation} offset 0) o`
  if (isNarrow(scope))
    return sql`task join plan on plan.id = task.plan_id ${obligations}
      where ${own} and ${whereMayOnTask(actor, 'read tasks')} and ${whereRowSays(search)}`
  if (reach === 'whole' && scope.search === '')
    return sql`obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id where ${own} and ${ofObligation}`
  if (reach === 'whole')
    return sql`(select * from task where ${whereTaskSays(search)} offset 0) task join plan on plan.id = task.plan_id ${obligations} where ${own}`
  return sql`(${reachedTasks(actor, 'read tasks')} offset 0) reached
    cross join lateral (select * from task where task.id = reached.task_id offset 0) task
    cross join lateral (select id, title, state from plan where plan.id = task.plan_id offset 0) plan ${obligations}
    where ${own} and ${whereRowSays(search)}`
}

/** The same, walked; undefined where that road leads nowhere. Fewer rows than wanted say nothing: ask again, gathered. */
export function walked(asked: Asked, from: From): RawBuilder<unknown> | undefined {
  const { actor, today, scope, state } = asked
  const reach = reachOf(actor, 'read tasks')
  const isUndated = from.key !== undefined && from.key.parts[0] === null
  if (from.order !== 'due' || isUndated || reach === 'narrow' || isNarrow(scope) || !walkable.includes(state))
    return undefined
  if (reach === 'wide' && scope.search !== '') return undefined
  const ofObligation = obligationConditions(scope, state, today)
  const beyond = from.key === undefined ? [] : [whereBeyondDated(from.order, from.key, from.direction)]
  const roots = placeRootsOf(actor, 'read tasks')
  const near = roots === undefined ? [] : [sql<SqlBool>`task.place_roots && ${roots}::text[]`]
  return sql`(select * from obligation o where ${all([...ofObligation, ...beyond])} order by ${orderBy('due', from.direction)} limit ${scope.search === '' ? walkMax : searchWalkMax}) o
    join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where ${all([...near, ...taskConditions(scope), whereMayOnTask(actor, 'read tasks', { alone: true }), whereRowSays(taskSearchOf(scope.search))])}`
}

const walkable: readonly QueueState[] = [
  'late',
  'due',
  'open',
  'open-in-time',
  'done',
  'done-in-time',
  'all',
  'returned',
]

/** A condition that leaves few tasks, which an index finds. */
function isNarrow({ planId, officerId, bodyId, holderId, ownPlaceId, placeId }: QueueScope): boolean {
  return [planId, officerId, bodyId, holderId, ownPlaceId].some((id) => id !== null) || (placeId?.length ?? 0) > 2
}

function all(clauses: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.join(clauses, sql` and `)}`
}
