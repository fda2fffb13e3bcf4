import { type Selectable, sql } from 'kysely'
import type { ActivityTable } from '#domains/activities/activities.tables.ts'
import { activityOf } from '#domains/activities/activity.store.ts'
import type { Activity } from '#domains/activities/activity.ts'
import type { ActivityFilter } from '#domains/activities/activity-filter.ts'
import { conditions } from '#domains/activities/activity-list.queries.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** `taskPaths`: those tasks alone that the reader may see. */
export type WholeRow = Activity & { bodyName: string; taskPaths: string[] }

/** Whole records of a list, the earliest day first, on from behind one of them. */
export async function listWholeAfter(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  filter: ActivityFilter,
  { after, limit }: { after: Pick<Activity, 'id' | 'fields'> | undefined; limit: number },
): Promise<WholeRow[]> {
  const onwards =
    after === undefined ? sql`true` : sql`(a.held_on, a.id) > (${after.fields.heldOn}::date, ${after.id}::uuid)`
  const { rows } = await sql<
    Selectable<ActivityTable> & { body_name: string; task_ids: string[]; speaker_ids: string[]; task_paths: string[] }
  >`
    select a.*, coalesce(body.short_name, body.name) as body_name,
      array(select t.task_id::text from activity_task t where t.activity_id = a.id order by t.task_id) as task_ids,
      array(select s.practitioner_id::text from activity_practitioner s where s.activity_id = a.id order by 1) as speaker_ids,
      array(select task.path || ' ' || task.text from activity_task t join task on task.id = t.task_id where t.activity_id = a.id and ${whereMayOnTask(actor, 'read tasks')} order by task.position) as task_paths
    from activity a join body on body.id = a.body_id
    where ${conditions(actor, filter)} and ${onwards} order by a.held_on, a.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...activityOf(row, row.task_ids, row.speaker_ids),
    bodyName: row.body_name,
    taskPaths: row.task_paths,
  }))
}
