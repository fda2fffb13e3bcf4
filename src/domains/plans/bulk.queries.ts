import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type BulkDeed, type BulkKind, bulkRowsMax, bulkWords, refusals } from '#domains/plans/bulk.ts'
import { type Obligation, refusals as obligationRefusals } from '#domains/plans/obligation.ts'
import { queueConditions } from '#domains/plans/queue-conditions.queries.ts'
import type { QueueFilter } from '#domains/plans/queue-filter.ts'
import { refusals as taskRefusals } from '#domains/plans/task.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** A row as it would become: what is said of it now, and why it would be left. */
export type BulkRow = {
  obligationId: string
  taskId: string
  path: string
  text: string
  label: string
  dueDay: Day | null
  state: Obligation['state']
  officerName: string | null
  /** What a form about it carries: the version of the task when assigning, otherwise of the obligation. */
  version: number
  /** null: it can be done. */
  refusal: string | null
}

/** «Tất cả kết quả đang lọc»: the rows of the filter, at most one more than may be done at once. */
export async function listFilteredIds(db: Db, actor: Actor, today: Day, filter: QueueFilter): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where ${queueConditions(actor, today, filter)} order by o.due_day nulls last, o.task_id, o.position limit ${bulkRowsMax + 1}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** What would happen to each; ids that are out of reach for the deed are told as unknown, by their number alone. */
export async function previewBulk(
  db: Db,
  actor: Actor,
  today: Day,
  asked: { kind: BulkKind; ids: readonly string[]; officerId: string | null },
): Promise<{ rows: BulkRow[]; unknown: number }> {
  const { kind, officerId } = asked
  const ids = [...new Set(asked.ids)]
  if (ids.length > bulkRowsMax) throw refusals.tooMany
  const { rows } = await sql<Omit<BulkRow, 'refusal'> & Facts>`
    select o.id as "obligationId", task.id as "taskId", task.path, task.text, o.label, o.due_day as "dueDay", o.state,
      (select name from person where person.id = task.officer_id) as "officerName",
      ${kind === 'assign' ? sql`task.version` : sql`o.version`} as version, o.claimed_by as "claimedBy", task.officer_id as "officerId",
      plan.state <> 'adopted' or task.dropped_at is not null as closed,
      exists (select 1 from exchange where exchange.obligation_id = o.id and kind = 'explain-request' and answered_at is null) as asked,
      exists (select 1 from task_body part join person on person.id = ${officerId}::uuid and person.closed_on is null where part.task_id = task.id and (person.home_body_id = part.body_id
        or exists (select 1 from role_grant held where held.person_id = person.id and held.body_id = part.body_id and held.ended_at is null
          and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today})))) as fits
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where o.id = any(${ids}::uuid[]) and ${whereMayOnTask(actor, bulkWords[kind].deed)}
    order by o.due_day nulls last, o.task_id, o.position`.execute(db)
  return {
    rows: rows.map((row) => ({ ...row, refusal: refusalOf(kind, row, { officerId, personId: actor.personId }) })),
    unknown: ids.length - rows.length,
  }
}

type Facts = { claimedBy: string | null; officerId: string | null; closed: boolean; asked: boolean; fits: boolean }

/** The acts refuse with the same words; here they are said beforehand. */
function refusalOf(
  kind: BulkKind,
  row: Facts & { state: Obligation['state'] },
  by: { officerId: string | null; personId: string | null },
): string | null {
  if (row.closed) return taskRefusals.dropped.message
  switch (kind) {
    case 'assign':
      if (by.officerId === null) return null
      if (row.officerId === by.officerId) return 'Người này đang phụ trách nhiệm vụ rồi.'
      return row.fits ? null : taskRefusals.officerElsewhere.message
    case 'explain':
      if (row.state === 'waiting' || row.state === 'checked') return obligationRefusals.notOpen.message
      return row.asked ? 'Đã có yêu cầu giải trình đang chờ trả lời.' : null
    case 'check':
      if (row.state !== 'evidenced') return 'Chỉ kiểm tra được mốc đã báo xong và có đủ sản phẩm kèm theo.'
      return row.claimedBy === by.personId ? obligationRefusals.ownWork.message : null
  }
}

/** People who may be given one of these tasks, those who fit most of them first. */
export async function listBulkOfficers(
  db: Db,
  taskIds: readonly string[],
): Promise<{ id: string; name: string; bodyName: string | null; fits: number }[]> {
  const { rows } = await sql<{ id: string; name: string; bodyName: string | null; fits: number }>`
    select person.id, person.name, coalesce(body.short_name, body.name) as "bodyName", counted.fits
    from (select part.body_id, count(distinct part.task_id)::integer as fits from task_body part where part.task_id = any(${taskIds}::uuid[]) group by 1) counted
    join person on person.home_body_id = counted.body_id and person.closed_on is null join body on body.id = counted.body_id
    order by counted.fits desc, person.sort_key, person.id limit 200`.execute(db)
  return rows
}

export type BulkResult = {
  deed: BulkDeed
  rows: {
    obligationId: string
    taskId: string
    path: string
    text: string
    label: string
    refusal: string | null
    undone: boolean
    leftBecause: string | null
  }[]
}

/** What became of a deed, for whoever did it. */
export async function loadBulkResult(db: Db, actor: Actor, id: string): Promise<BulkResult> {
  const row = await db
    .selectFrom('bulk_deed')
    .selectAll()
    .where('id', '=', id)
    .where('done_by', '=', actor.personId)
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const { rows } = await sql<BulkResult['rows'][number] & { seen: boolean }>`
    select item.obligation_id as "obligationId", task.id as "taskId", task.path, task.text, o.label, item.refusal, item.undone, item.left_because as "leftBecause"
    from bulk_deed_item item join obligation o on o.id = item.obligation_id join task on task.id = o.task_id
    where item.deed_id = ${id} and ${whereMayOnTask(actor, 'read tasks')} order by item.position limit ${bulkRowsMax}`.execute(
    db,
  )
  const { kind, said, done_by, done_at, undone_at } = row
  return { deed: { id, kind, said, doneBy: done_by, doneAt: done_at, undoneAt: undone_at }, rows }
}
