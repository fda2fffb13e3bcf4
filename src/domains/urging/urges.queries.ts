import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { personIdOf } from '#domains/people/person.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Urge } from '#domains/urging/urge.ts'
import type { SkippedUrge } from '#domains/urging/urging.tables.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export const urgesPageSize = 50

/** Urges that I received, latest first. */
export async function listUrgesReceived(db: Db, actor: Actor): Promise<Urge[]> {
  const mine = sql<SqlBool>`exists (select 1 from urge_person mine where mine.urge_id = urge.id and mine.person_id = ${personIdOf(actor)}) and urge.undone_at is null`
  return listUrges(db, actor, mine, 1)
}

/** Urges that I gave by hand, latest first. */
export async function listUrgesGiven(db: Db, actor: Actor): Promise<Urge[]> {
  return listUrges(db, actor, sql<SqlBool>`batch.sent_by = ${personIdOf(actor)}`, 1)
}

export const watchStates = ['open', 'done', 'nobody', 'all'] as const
export type WatchState = (typeof watchStates)[number]

/** Who was urged within reach of who may urge, latest first. */
export async function listWatched(db: Db, actor: Actor, state: WatchState, page: number): Promise<Urge[]> {
  return listUrges(db, actor, watched(actor, state), page)
}

/** At most `watchedCountMax + 1`: beyond it nobody pages. */
export async function countWatched(db: Db, actor: Actor, state: WatchState): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from urge join obligation o on o.id = urge.obligation_id join task on task.id = urge.task_id
      where ${watched(actor, state)} limit ${watchedCountMax + 1}) counted`.execute(db)
  return rows[0]!.count
}

export const watchedCountMax = 1_000

function watched(actor: Actor, state: WatchState): RawBuilder<SqlBool> {
  const clauses = {
    open: sql<SqlBool>`o.state = 'open' and urge.undone_at is null`,
    done: sql<SqlBool>`o.state in ('claimed', 'evidenced', 'checked') and urge.undone_at is null`,
    nobody: sql<SqlBool>`urge.nobody and o.state = 'open' and urge.round = o.version`,
    all: sql<SqlBool>`true`,
  } satisfies Record<WatchState, RawBuilder<SqlBool>>
  return sql<SqlBool>`${clauses[state]} and ${whereMayOnTask(actor, 'ask for explanation')}`
}

/** Everything that was said about one task, oldest first. */
export async function listUrgesOfTask(db: Db, actor: Actor, taskId: string): Promise<Urge[]> {
  const urges = await listUrges(db, actor, sql<SqlBool>`urge.task_id = ${taskId}`, 1)
  return urges.toReversed()
}

export type UrgeBatch = {
  id: string
  message: string
  sentAt: Date
  urges: Urge[]
  skipped: (SkippedUrge & { title: string })[]
}

/** One's own batch; undefined for anybody else's. */
export async function findBatch(db: Db, actor: Actor, id: string): Promise<UrgeBatch | undefined> {
  const row = await db
    .selectFrom('urge_batch')
    .selectAll()
    .where('id', '=', id)
    .where('sent_by', '=', personIdOf(actor))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const urges = await listUrges(db, actor, sql<SqlBool>`urge.batch_id = ${id}`, 1, batchMax)
  const { rows: titles } = await sql<{ id: string; title: string }>`
    select o.id, task.path || ' ' || left(task.text, 200) as title from obligation o join task on task.id = o.task_id
    where o.id = any(${row.skipped.map((one) => one.obligationId)}::uuid[]) and ${whereMayOnTask(actor, 'read tasks')}`.execute(
    db,
  )
  const titleOf = new Map(titles.map((one) => [one.id, one.title]))
  const skipped = row.skipped.map((one) => ({ ...one, title: titleOf.get(one.obligationId) ?? 'Việc không xem được' }))
  return { id: row.id, message: row.message, sentAt: row.sent_at, urges, skipped }
}

const batchMax = 200

/** Always within reach of reading the task. */
async function listUrges(
  db: Db,
  actor: Actor,
  where: RawBuilder<SqlBool>,
  page: number,
  size = urgesPageSize,
): Promise<Urge[]> {
  const { rows } = await sql<Urge>`
    select urge.id, urge.day, urge.step, urge.why, batch.message, sender.name as "sentBy", urge.made_at as "madeAt", urge.undone_at as "undoneAt",
      o.id as "obligationId", task.id as "taskId", task.path || ' ' || left(task.text, 200) as title, o.label, plan.title as "planTitle",
      o.due_day as "dueDay", o.state, o.done_day as "doneDay",
      array(select person.name || coalesce(' (thay ' || absent.name || ')', '') from urge_person told join person on person.id = told.person_id
        left join person absent on absent.id = told.acting_for where told.urge_id = urge.id order by person.sort_key limit 5) as people,
      (select max(seen_at) from urge_person told where told.urge_id = urge.id and told.person_id = ${actor.personId}) as "seenAt"
    from urge join obligation o on o.id = urge.obligation_id join task on task.id = urge.task_id join plan on plan.id = task.plan_id
      left join urge_batch batch on batch.id = urge.batch_id left join person sender on sender.id = batch.sent_by
    where ${where} and ${whereMayOnTask(actor, 'read tasks')}
    order by urge.day desc, urge.id desc limit ${size} offset ${(page - 1) * size}`.execute(db)
  return rows
}

/** The open obligations of a task that may be urged, for its page. */
export async function findTaskToUrge(db: Db, actor: Actor, taskId: string) {
  const { rows } = await sql<{ id: string; path: string; text: string; planTitle: string; mayUrge: boolean }>`
    select task.id, task.path, task.text, plan.title as "planTitle", ${whereMayOnTask(actor, 'ask for explanation')} as "mayUrge"
    from task join plan on plan.id = task.plan_id where task.id = ${taskId} and ${whereMayOnTask(actor, 'read tasks')}`.execute(
    db,
  )
  const [task] = rows
  if (task === undefined) return undefined
  const obligations = await db
    .selectFrom('obligation')
    .select(['id', 'label', 'due_day as dueDay', 'state', 'done_day as doneDay', 'version'])
    .where('task_id', '=', taskId)
    .where('state', '<>', 'checked')
    .orderBy('due_day')
    .orderBy('position')
    .limit(obligationsMax)
    .execute()
  return {
    ...task,
    obligations: obligations as { id: string; label: string; dueDay: Day | null; state: Urge['state'] }[],
  }
}

const obligationsMax = 50
