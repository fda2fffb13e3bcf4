import { sql } from 'kysely'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { loadTaskHistory, type TaskHistory } from '#domains/plans/changes/task-history.queries.ts'
import { listTaskHandovers, type TaskHandover } from '#domains/plans/handover/handover.queries.ts'
import { obligationOf } from '#domains/plans/obligation.store.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'
import { loadTask } from '#domains/plans/task.store.ts'
import { partsFor, type Task, type TaskDeed, type TaskPart } from '#domains/plans/task.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { may } from '#platform/permission/permission.ts'

/** Everything the page of one task shows. */
export type LoadedTaskPage = {
  calendar: Calendar
  task: Task
  plan: { id: string; title: string; number: string | null }
  bodies: { bodyId: string; name: string; part: TaskPart }[]
  /** Bodies as written that no real body was found for. */
  unresolved: { part: 'lead' | 'partner'; written: string }[]
  obligations: Obligation[]
  progress: { id: string; note: string; figures: Figure[]; by: string; at: Date; obligationId: string | null }[]
  evidence: {
    id: string
    obligationId: string
    fileId: string
    fileName: string
    sizeBytes: number
    fileKind: FileKind
    fileState: string
    output: string
    note: string
    by: string
    at: Date
  }[]
  exchanges: {
    id: string
    obligationId: string
    kind: 'return' | 'explain-request' | 'explain-answer'
    text: string
    by: string
    at: Date
    answered: boolean
  }[]
  officers: { id: string; name: string; bodyName: string | null }[]
  /** What this very person may do on this task. */
  allowed: Record<TaskDeed, boolean>
  /** Names of the people who claimed and checked, by id. */
  names: Record<string, string>
  /** The task in the earlier versions of its plan. */
  history: TaskHistory
  handovers: TaskHandover[]
}

const listMax = 200

export async function loadTaskPage(db: Db, actor: Actor, taskId: string): Promise<LoadedTaskPage> {
  const task = await loadTask(db, actor, 'read tasks', taskId)
  const [plan, bodies, unresolved, obligations, progress, evidence, exchanges, officers] = [
    await db
      .selectFrom('plan')
      .select(['id', 'title', 'number'])
      .where('id', '=', task.planId)
      .executeTakeFirstOrThrow(),
    await listBodies(db, taskId),
    await db
      .selectFrom('task_body_written')
      .select(['part', 'written'])
      .where('task_id', '=', taskId)
      .where('resolved', '=', false)
      .orderBy('position')
      .execute(),
    await db.selectFrom('obligation').selectAll().where('task_id', '=', taskId).orderBy('position').execute(),
    await listProgress(db, taskId),
    await listEvidence(db, taskId),
    await listExchanges(db, taskId),
    await listOfficers(db, task),
  ]
  const deeds = Object.keys(partsFor) as TaskDeed[]
  const allowed = Object.fromEntries(
    deeds.map((deed) => [
      deed,
      bodies.some((body) => (partsFor[deed] as TaskPart[]).includes(body.part) && may(actor, deed, body)),
    ]),
  ) as Record<TaskDeed, boolean>
  const nouns = obligations.map(obligationOf)
  const people = [...new Set(nouns.flatMap((one) => [one.claimedBy, one.checkedBy]).filter((id) => id !== null))]
  const named =
    people.length === 0 ? [] : await db.selectFrom('person').select(['id', 'name']).where('id', 'in', people).execute()
  return {
    calendar: await loadCalendar(db),
    task,
    plan,
    bodies,
    unresolved,
    obligations: nouns,
    progress,
    evidence,
    exchanges,
    officers,
    allowed,
    handovers: await listTaskHandovers(db, taskId),
    history: await loadTaskHistory(db, actor, taskId),
    names: Object.fromEntries(named.map((one) => [one.id, one.name])),
  }
}

async function listBodies(db: Db, taskId: string) {
  const { rows } = await sql<{ bodyId: string; name: string; part: TaskPart; bodyPath: string; placePath: string }>`
    select body.id as "bodyId", case when body.to_day is not null then body.name || ' (đã kết thúc ' || to_char(body.to_day, 'DD/MM/YYYY') || ')' else body.name end as name, part.part, body.path as "bodyPath", body.place_path as "placePath"
    from task_body part join body on body.id = part.body_id where part.task_id = ${taskId} order by part.part, body.sort_key`.execute(
    db,
  )
  return rows
}

async function listProgress(db: Db, taskId: string) {
  const { rows } = await sql<LoadedTaskPage['progress'][number]>`
    select progress.id, progress.note, progress.figures, person.name as by, progress.written_at as at, progress.obligation_id as "obligationId"
    from progress join person on person.id = progress.written_by where progress.task_id = ${taskId} order by progress.written_at desc limit ${listMax}`.execute(
    db,
  )
  return rows
}

async function listEvidence(db: Db, taskId: string) {
  const { rows } = await sql<LoadedTaskPage['evidence'][number]>`
    select evidence.id, evidence.obligation_id as "obligationId", stored_file.id as "fileId", stored_file.name as "fileName", stored_file.size_bytes as "sizeBytes",
      stored_file.kind as "fileKind", stored_file.state as "fileState", evidence.output, evidence.note, person.name as by, evidence.added_at as at
    from evidence join stored_file on stored_file.id = evidence.file_id join person on person.id = evidence.added_by
    where evidence.task_id = ${taskId} and evidence.removed_at is null order by evidence.added_at limit ${listMax}`.execute(
    db,
  )
  return rows
}

async function listExchanges(db: Db, taskId: string) {
  const { rows } = await sql<LoadedTaskPage['exchanges'][number]>`
    select exchange.id, exchange.obligation_id as "obligationId", exchange.kind, exchange.text, person.name as by, exchange.written_at as at, exchange.answered_at is not null as answered
    from exchange join person on person.id = exchange.written_by where exchange.task_id = ${taskId} order by exchange.written_at limit ${listMax}`.execute(
    db,
  )
  return rows
}

/** Who may be made responsible: people at home in a body that has a part in the task; and whoever is responsible now. */
async function listOfficers(db: Db, task: Task) {
  const { rows } = await sql<LoadedTaskPage['officers'][number]>`
    select person.id, person.name, body.name as "bodyName" from person left join body on body.id = person.home_body_id
    where person.id = ${task.officerId} or (person.closed_on is null
      and exists (select 1 from task_body part where part.task_id = ${task.id} and part.body_id = person.home_body_id))
    order by (person.id = ${task.officerId}) desc nulls last, person.sort_key, person.id limit ${listMax}`.execute(db)
  return rows
}
