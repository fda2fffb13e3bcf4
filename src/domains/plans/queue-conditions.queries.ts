import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import type { QueueFilter, QueueScope, QueueState } from '#domains/plans/queue-filter.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import { taskSearchOf, whereTaskSays } from '#domains/plans/task-search.ts'
import type { Actor } from '#platform/acts/actor.ts'

/** «Sắp đến hạn»: due within this many days. */
export const dueSoonDays = 30

/** The one condition that a row of the queue meets: adopted, not dropped, within reach, and as the filter says. Over `o`, `task`, `plan`. */
export function queueConditions(actor: Actor, today: Day, filter: QueueFilter): RawBuilder<SqlBool> {
  const clauses = [
    ...taskConditions(filter),
    ...obligationConditions(filter, filter.state, today),
    ...stateForActor(filter.state, actor),
    whereMayOnTask(actor, 'read tasks'),
    whereTaskSays(taskSearchOf(filter.search)),
  ]
  return sql<SqlBool>`${sql.join(clauses, sql` and `)}`
}

/** What is asked of the task, its words and reach aside. */
export function taskConditions(scope: QueueScope): RawBuilder<SqlBool>[] {
  const clauses = [sql<SqlBool>`plan.state = 'adopted'`, sql<SqlBool>`task.dropped_at is null`]
  if (scope.planId !== null) clauses.push(sql<SqlBool>`task.plan_id = ${scope.planId}`)
  if (scope.officerId !== null) clauses.push(sql<SqlBool>`task.officer_id = ${scope.officerId}`)
  if (scope.bodyId !== null)
    clauses.push(
      sql<SqlBool>`exists (select 1 from task_body chosen where chosen.task_id = task.id and chosen.body_id = ${scope.bodyId} and chosen.part <> 'issuer')`,
    )
  if (scope.holderId !== null) clauses.push(sql<SqlBool>`task.holder_body_id = ${scope.holderId}`)
  if (scope.placeId !== null)
    clauses.push(heldAt(sql<SqlBool>`starts_with(held_place.path, wanted.path)`, scope.placeId))
  if (scope.ownPlaceId !== null) clauses.push(heldAt(sql<SqlBool>`held_place.id = wanted.id`, scope.ownPlaceId))
  return clauses
}

/** Tasks whose holder stands where `meets` says, of the place `held_place` and the wanted one. */
function heldAt(meets: RawBuilder<SqlBool>, placeId: string) {
  return sql<SqlBool>`task.holder_body_id in (
    select held.id from place wanted join place held_place on ${meets} join body held on held.place_id = held_place.id where wanted.id = ${placeId})`
}

/** What is asked of the obligation alone. */
export function obligationConditions(scope: QueueScope, state: QueueState, today: Day): RawBuilder<SqlBool>[] {
  const clauses = [stateClause(state, today)]
  if (scope.year !== null)
    clauses.push(sql<SqlBool>`o.due_day between ${`${scope.year}-01-01`} and ${`${scope.year}-12-31`}`)
  return clauses
}

function stateClause(state: QueueState, today: Day): RawBuilder<SqlBool> {
  switch (state) {
    case 'late':
      return sql<SqlBool>`o.state = 'open' and o.due_day < ${today}`
    case 'due':
      return sql<SqlBool>`o.state = 'open' and o.due_day between ${today} and ${addDays(today, dueSoonDays)}`
    case 'open':
      return sql<SqlBool>`o.state = 'open'`
    case 'to-check':
      return sql<SqlBool>`o.state in ('claimed', 'evidenced')`
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

/** What a state asks of the actor beside reading: only somebody else's claims wait to be checked, where one may check. */
export function stateForActor(state: QueueState, actor: Actor): RawBuilder<SqlBool>[] {
  if (state !== 'to-check') return []
  return [sql<SqlBool>`o.claimed_by <> ${actor.personId}`, whereMayOnTask(actor, 'check tasks')]
}
