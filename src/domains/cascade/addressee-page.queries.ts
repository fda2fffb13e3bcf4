import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import type { AddresseeRow } from '#domains/cascade/addressee-row.ts'
import type { AnswerHow, AnswerState } from '#domains/cascade/answer.ts'
import type { CellState, Said } from '#domains/cascade/cell.ts'
import { listAddresseeRows, loadParentPlan } from '#domains/cascade/coverage.queries.ts'
import type { ParentPlanHead } from '#domains/cascade/coverage.ts'
import type { Stale } from '#domains/cascade/staleness.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

export type CellView = {
  id: string
  /** Of the task in the plan above: its place on the page. */
  position: number
  path: string
  text: string
  leads: string[]
  timeRaw: string | null
  state: CellState
  said: Said | null
  reason: string
  saidBy: string | null
  saidAt: Date | null
  /** The answering task in force. */
  child: { id: string; path: string; text: string } | null
  stale: Stale | null
  proposed: 'covered' | 'adapted' | 'silent' | null
  proposedChild: { id: string; path: string; text: string } | null
  likeness: number | null
  why: string
  returnedReason: string
  version: number
}

export type AnswerView = {
  planId: string
  title: string
  number: string | null
  issuedOn: Day | null
  state: AnswerState
  how: AnswerHow
  why: string
  /** The confirmed plan was taken back. */
  isGone: boolean
}

export type AddresseePageProps = {
  plan: ParentPlanHead
  row: AddresseeRow
  answers: AnswerView[]
  cells: CellView[]
  /** Tasks of the answering plan, for choosing; `isOwn`: it answers none of the plan above. */
  childTasks: { id: string; path: string; text: string; isOwn: boolean }[]
  /** Plans of the body that can be chosen as the answer. */
  choices: { id: string; title: string }[]
  mayAnswer: boolean
}

export async function loadAddresseePage(
  db: Db,
  actor: Actor,
  planId: string,
  addresseeId: string,
): Promise<AddresseePageProps> {
  const [row] = await listAddresseeRows(db, actor, { addresseeId })
  const held = await db
    .selectFrom('plan_addressee as a')
    .innerJoin('body', 'body.id', 'a.body_id')
    .select(['a.plan_id', 'body.id', 'body.path', 'body.place_path'])
    .where('a.id', '=', addresseeId)
    .where('a.plan_id', '=', planId)
    .executeTakeFirst()
  if (row === undefined || held === undefined) throw refusals.notFound
  const plan = await loadParentPlan(db, actor, planId)
  const cells = await listCellViews(db, addresseeId)
  const met = new Set(cells.map((cell) => cell.child?.id))
  const tasks = row.answer === null ? [] : await listPlainTasks(db, row.answer.planId)
  const at = { bodyId: held.id, bodyPath: held.path, placePath: held.place_path }
  const mayAnswer = plan.state === 'adopted' && row.state === 'asked' && may(actor, 'answer plans', at)
  return {
    plan,
    row,
    answers: await listAnswerViews(db, addresseeId),
    cells,
    childTasks: tasks.map((task) => ({ ...task, isOwn: !met.has(task.id) })),
    choices: mayAnswer || plan.mayIssue ? await listPlanChoices(db, held.id, planId) : [],
    mayAnswer,
  }
}

async function listCellViews(db: Db, addresseeId: string): Promise<CellView[]> {
  const { rows } = await sql<CellView>`
    select cell.id, task.position, task.path, task.text, task.time_raw as "timeRaw", cell.state, cell.said, cell.reason, person.name as "saidBy", cell.said_at as "saidAt",
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'lead' order by w.position) as leads,
      case when child.id is null then null else jsonb_build_object('id', child.id, 'path', child.path, 'text', child.text) end as child,
      cell.stale, cell.proposed,
      case when proposed.id is null then null else jsonb_build_object('id', proposed.id, 'path', proposed.path, 'text', proposed.text) end as "proposedChild",
      cell.likeness, cell.why, cell.returned_reason as "returnedReason", cell.version
    from coverage_cell cell join task on task.id = cell.parent_task_id left join task child on child.id = cell.now_task_id
      left join task proposed on proposed.id = cell.proposed_task_id left join person on person.id = cell.said_by
    where cell.addressee_id = ${addresseeId} order by task.position limit 500`.execute(db)
  return rows
}

async function listAnswerViews(db: Db, addresseeId: string): Promise<AnswerView[]> {
  const { rows } = await sql<AnswerView>`
    select answer.plan_id as "planId", shown.title, shown.number, shown.issued_on as "issuedOn", answer.state, answer.how, answer.why,
      answer.state = 'confirmed' and answer.now_plan_id is null as "isGone"
    from plan_answer answer join plan shown on shown.id = coalesce(answer.now_plan_id, answer.plan_id)
    where answer.addressee_id = ${addresseeId} and (answer.state = 'confirmed' or (answer.state = 'proposed' and shown.state = 'adopted'))
    order by answer.state, answer.likeness desc, answer.noted_at limit 20`.execute(db)
  return rows
}

async function listPlainTasks(db: Db, planId: string) {
  return db
    .selectFrom('task')
    .select(['id', 'path', 'text'])
    .where('plan_id', '=', planId)
    .where('dropped_at', 'is', null)
    .orderBy('position')
    .limit(500)
    .execute()
}

/** Plans in force of the body and of those it took over from, newest first. */
async function listPlanChoices(db: Db, bodyId: string, parentId: string) {
  const { rows } = await sql<{ id: string; title: string }>`
    with recursive before as (
      select ${bodyId}::uuid as id, 0 as depth
      union select s.old_id, before.depth + 1 from before join body_succession s on s.new_id = before.id where before.depth < 20)
    select plan.id, concat_ws(' – ', plan.number, plan.title) as title from plan
    where plan.body_id in (select id from before) and plan.state = 'adopted' and plan.id <> ${parentId}
    order by plan.adopted_at desc limit 100`.execute(db)
  return rows
}
