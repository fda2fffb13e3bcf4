import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ActivityState } from '#domains/activities/activity.ts'
import { type ActivityFilter, spanOf } from '#domains/activities/activity-filter.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ActivityRow = {
  id: string
  bodyName: string
  state: ActivityState
  kind: string
  topic: string
  heldOn: Day
  place: string
  village: string
  attended: number | null
  copies: number | null
  cost: number | null
  tasks: number
  waits: boolean
}

export const activityPageSize = 50

/** One page of what somebody may read, the latest day first. */
export async function listActivities(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  filter: ActivityFilter,
): Promise<ActivityRow[]> {
  const { after } = filter
  const onwards =
    after === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(a.held_on, a.id) < (${after.heldOn}::date, ${after.id}::uuid)`
  const { rows } = await sql<ActivityRow>`
    select a.id, coalesce(body.short_name, body.name) as "bodyName", a.state, a.kind, a.topic, a.held_on as "heldOn", a.place, a.village,
      a.attended, a.copies, a.cost, (select count(*)::int from activity_task t where t.activity_id = a.id) as tasks, ${waits} as waits
    from activity a join body on body.id = a.body_id
    where ${conditions(actor, filter)} and ${onwards}
    order by a.held_on desc, a.id desc limit ${activityPageSize}`.execute(db)
  return rows
}

export type ActivitySums = { sessions: number; attended: number; counted: number; copies: number }

/** Of the whole list. `counted`: in how many of them somebody counted who came. */
export async function sumActivities(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  filter: ActivityFilter,
): Promise<ActivitySums> {
  const { rows } = await sql<ActivitySums>`
    select count(*)::int as sessions, coalesce(sum(a.attended), 0)::bigint as attended, count(a.attended)::int as counted,
      coalesce(sum(a.copies), 0)::bigint as copies
    from activity a join body on body.id = a.body_id where ${conditions(actor, filter)}`.execute(db)
  return rows[0]!
}

const waits = sql<SqlBool>`exists (select 1 from activity_edit e where e.activity_id = a.id and e.outcome = 'waiting')`

/** The one reading of a filter, for the list, its sums and its file: over `activity a` joined with `body`. */
export function conditions(actor: Pick<Actor, 'grants'>, filter: ActivityFilter) {
  const span = spanOf(filter)
  const parts = [
    whereMay(actor, 'read activities', 'body'),
    filter.show === 'withdrawn' ? sql<SqlBool>`a.state = 'withdrawn'` : sql<SqlBool>`a.state = 'recorded'`,
    filter.show === 'waiting' && waits,
    span && sql<SqlBool>`a.held_on between ${span.from} and ${span.to}`,
    filter.kind && sql<SqlBool>`a.kind = ${filter.kind}`,
    filter.form && sql<SqlBool>`a.form = ${filter.form}`,
    filter.group && sql<SqlBool>`a.special_group = ${filter.group}`,
    filter.bodyId && inBody(filter.bodyId),
    filter.villageId && inVillage(filter.villageId),
    filter.taskId && servesTask(filter.taskId),
    filter.practitionerId &&
      sql<SqlBool>`exists (select from activity_practitioner p where p.activity_id = a.id and p.practitioner_id = ${filter.practitionerId})`,
    filter.blank && sql<SqlBool>`${sql.ref(`a.${filter.blank}`)} is null`,
    filter.told && sql<SqlBool>`${sql.ref(`a.${filter.told}`)} is not null`,
    filter.source && sql<SqlBool>`a.costs @> ${JSON.stringify([{ source: filter.source }])}::jsonb`,
    filter.search !== '' && whereAllWords('a.folded', filter.search),
  ].filter((part) => typeof part === 'object')
  return sql.join(parts, sql` and `)
}

/** Of the body itself and of all below it. */
export function inBody(bodyId: string) {
  return sql<SqlBool>`body.path like (select path from body where id = ${bodyId}) || '%'`
}

/** In the village, or in one that it came of by mergers and splits: what was held there then was held here. */
function inVillage(villageId: string) {
  return sql<SqlBool>`a.village_id in (
    with recursive line as (
      select ${villageId}::uuid as id, 0 as back
      union all
      select s.old_id, line.back + 1 from line join village_succession s on s.new_id = line.id where line.back < 20)
    select id from line)`
}

/** What was done for a task, and for the tasks of earlier versions of its plan that it goes on with. */
function servesTask(taskId: string) {
  return sql<SqlBool>`a.id in (
    with recursive line as (
      select id, continues_task_id, 0 as back from task where id = ${taskId}
      union all
      select task.id, task.continues_task_id, line.back + 1 from line join task on task.id = line.continues_task_id where line.back < 20)
    select t.activity_id from activity_task t join line on line.id = t.task_id)`
}
