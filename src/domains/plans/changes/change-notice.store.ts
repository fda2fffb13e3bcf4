import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { type ChangeNotice, noticesOf, type TaskChange, type ToldBody } from '#domains/plans/changes/change-notice.ts'
import type { Tx } from '#platform/database/database.ts'

export const refusals = {
  noNotice: new Refusal(
    404,
    'Không tìm thấy tin báo này; có thể việc sửa kế hoạch đã được hoàn tác. Hãy tải lại trang.',
  ),
}

export type PlanChange = {
  planId: string
  /** Tasks of the amending plan. */
  addedTaskIds: readonly string[]
  changedTaskIds: readonly string[]
  /** Tasks of the earlier plan. */
  droppedTaskIds: readonly string[]
}

/** Tells everybody who has work in a plan what its amendment changes for them; in the transaction of the adoption. */
export async function tellOfChange(
  tx: Tx,
  change: PlanChange,
  by: { personId: string; now: Date; today: Day },
): Promise<number> {
  const changes = await listTaskChanges(tx, change)
  if (changes.length === 0) return 0
  const bodies = await listToldBodies(tx, changes, by.today)
  const notices = noticesOf(changes, bodies, by.personId)
  await insertNotices(tx, change.planId, notices, by.now)
  return notices.length
}

/** Takes back what nobody has read, and tells who had read that all is as before. */
export async function tellOfUndoing(tx: Tx, planId: string, now: Date): Promise<{ withdrawn: number; told: number }> {
  const withdrawn = await tx
    .deleteFrom('plan_change_notice')
    .where('plan_id', '=', planId)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  const told = await tx
    .updateTable('plan_change_notice')
    .set({
      summary: 'Việc sửa đổi mà ông/bà đã đọc nay được hoàn tác: các nhiệm vụ trở lại như trước khi sửa.',
      noted_at: now,
      acknowledged_at: null,
      task_ids: sql<string[]>`array(
        select coalesce(task.continues_task_id, task.id) from task
        where task.id = any(plan_change_notice.task_ids) and (task.plan_id <> ${planId} or task.continues_task_id is not null))`,
    })
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  return { withdrawn: Number(withdrawn.numDeletedRows), told: Number(told.numUpdatedRows) }
}

/** Notes that a person has read their notice; to have read it twice changes nothing. */
export async function acknowledge(tx: Tx, noticeId: string, personId: string, now: Date): Promise<{ planId: string }> {
  const notice = await tx
    .selectFrom('plan_change_notice')
    .select(['id', 'plan_id as planId', 'acknowledged_at'])
    .where('id', '=', noticeId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (notice === undefined) throw refusals.noNotice
  if (notice.acknowledged_at === null)
    await tx.updateTable('plan_change_notice').set({ acknowledged_at: now }).where('id', '=', notice.id).execute()
  return { planId: notice.planId }
}

async function listTaskChanges(tx: Tx, change: PlanChange): Promise<TaskChange[]> {
  const kinds = [
    ...change.changedTaskIds.map((id) => ({ id, kind: 'changed' })),
    ...change.droppedTaskIds.map((id) => ({ id, kind: 'dropped' })),
    ...change.addedTaskIds.map((id) => ({ id, kind: 'added' })),
  ]
  const { rows } = await sql<TaskChange>`
    select task.id as "taskId", task.path, chosen.kind, task.officer_id as "officerId",
      case chosen.kind when 'added' then '{}' when 'dropped' then own.bodies else before.bodies end as "bodiesBefore",
      case chosen.kind when 'dropped' then '{}' else own.bodies end as "bodiesAfter"
    from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as chosen (id uuid, kind text) join task on task.id = chosen.id
      cross join lateral (select array(select distinct body_id from task_body where task_id = task.id) as bodies) own
      cross join lateral (select array(select distinct body_id from task_body where task_id = task.continues_task_id) as bodies) before
    order by task.position, task.id`.execute(tx)
  return rows
}

/** Who leads each body with a part; where nobody leads, who works there. Open accounts with a role in force today. */
async function listToldBodies(tx: Tx, changes: readonly TaskChange[], today: Day): Promise<ToldBody[]> {
  const ids = [...new Set(changes.flatMap((one) => [...one.bodiesBefore, ...one.bodiesAfter]))]
  const { rows } = await sql<ToldBody>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as name,
      case when leaders.ids = '{}' then workers.ids else leaders.ids end as "personIds"
    from body
      cross join lateral (select ${holdersOf('leader', today)} as ids) leaders
      cross join lateral (select ${holdersOf('officer', today)} as ids) workers
    where body.id = any(${ids}::uuid[]) order by body.path limit ${bodiesMax}`.execute(tx)
  return rows
}

const bodiesMax = 5_000

function holdersOf(role: 'leader' | 'officer', today: Day) {
  return sql`array(
    select distinct held.person_id from role_grant held join person on person.id = held.person_id and person.closed_on is null
    where held.body_id = body.id and held.role = ${role} and held.ended_at is null
      and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today}))`
}

const chunkRows = 500

async function insertNotices(tx: Tx, planId: string, notices: readonly ChangeNotice[], now: Date): Promise<void> {
  const rows = notices.map(({ personId, taskIds, summary }) => ({
    id: newId(now.getTime()),
    plan_id: planId,
    person_id: personId,
    task_ids: taskIds,
    summary,
    noted_at: now,
    acknowledged_at: null,
  }))
  for (let start = 0; start < rows.length; start += chunkRows)
    await tx
      .insertInto('plan_change_notice')
      .values(rows.slice(start, start + chunkRows))
      .execute()
}
