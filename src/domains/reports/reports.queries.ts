import { type SqlBool, sql } from 'kysely'
import { type Day, dayAt, yearOf } from '#base/day.ts'
import { wholeKinds } from '#domains/reports/issuing-body.ts'
import { loadMeasured, withLists } from '#domains/reports/measured.queries.ts'
import { type Report, type ReportState, refusals } from '#domains/reports/report.ts'
import { type CountedRow, countReport, partOf, type ReportCount } from '#domains/reports/report-count.ts'
import type { FigureNote } from '#domains/reports/report-figure.ts'
import { type Basis, type ReportKind, tellsWork } from '#domains/reports/report-kind.ts'
import type { WindowKind } from '#domains/reports/reporting-window.ts'
import { loadStandardState } from '#domains/reports/standard-state.queries.ts'
import { loadSummed } from '#domains/reports/summed.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** What is counted: the work that a body answers for today, of one plan or of all, in a window. */
export type CountScope = {
  bodyId: string
  planId: string | null
  from: Day
  to: Day
  kind: ReportKind
  basis: Basis
}

const rowsMax = 3_000
const notesMax = 5_000

/**
 * The one count behind every figure of a report. Permission is asked of the report's body before: this counts all that the body
 * answers for. A report of a body's whole work says also that there was none; of progress alone there is then nothing to say.
 * Throws `nothingInWindow`, `tooMuch`, `tooManyNotes`, `tooManyCommunes`, `wholeMonths`, `monthsNotCounted`, `planUndone`, `planReplaced`.
 */
export async function loadCount(db: Db, scope: CountScope, today: Day): Promise<ReportCount> {
  const { from, to, planId } = scope
  if (planId !== null) await checkPlanStands(db, planId)
  const rows = await listCountedRows(db, scope)
  if (rows.length > rowsMax) throw refusals.tooMuch
  const isWork = tellsWork(scope.kind)
  if (!isWork && rows.every((row) => partOf(row, from) === 'waiting')) throw refusals.nothingInWindow
  const notes = await listFigureNotes(db, scope)
  if (notes.length > notesMax) throw refusals.tooManyNotes
  const count = countReport({ from, to, countedOn: today, rows, notes })
  if (!isWork) return count
  const standard = await loadStandardState(db, { bodyId: scope.bodyId, year: yearOf(to) })
  const measured = scope.basis === 'reports' ? await loadSummed(db, scope) : await loadMeasured(db, { ...scope, today })
  return { ...count, measured: { ...measured, standard } }
}

/** The same with the records behind every measure: what is kept when a report is submitted. */
export async function loadFrozenCount(db: Db, scope: CountScope, today: Day): Promise<ReportCount> {
  const count = await loadCount(db, scope, today)
  if (count.measured === undefined || scope.basis === 'reports') return count
  return { ...count, measured: await withLists(db, count.measured, scope) }
}

/** The same for looking: why nothing can be counted instead of a refusal. */
export async function findCount(db: Db, scope: CountScope, today: Day): Promise<ReportCount | { why: string }> {
  try {
    return await loadCount(db, scope, today)
  } catch (error) {
    if (whyNot.has(error as Error)) return { why: (error as Error).message }
    throw error
  }
}

const whyNot = new Set<Error>([
  refusals.nothingInWindow,
  refusals.tooMuch,
  refusals.tooManyNotes,
  refusals.tooManyCommunes,
  refusals.noCommunes,
  refusals.wholeMonths,
  refusals.monthsNotCounted,
  refusals.planUndone,
  refusals.planReplaced,
])

async function checkPlanStands(db: Db, planId: string): Promise<void> {
  const plan = await db.selectFrom('plan').select('state').where('id', '=', planId).executeTakeFirst()
  if (plan === undefined) throw refusals.planOutside
  if (plan.state === 'undone') throw refusals.planUndone
  if (plan.state === 'replaced') throw refusals.planReplaced
}

/**
 * What a body answers for; of one plan, and for whoever answers for a part alone, also what it leads: an office reports on what it was
 * given. Tasks are found first, by the body: asked as one condition with «or», the database would go through everybody's.
 */
function inScope({ bodyId, planId }: CountScope) {
  const led = sql`select part.task_id from task_body part where part.part = 'lead' and part.body_id = ${bodyId}`
  const isOffice = sql<SqlBool>`exists (select 1 from body own where own.id = ${bodyId} and own.kind <> all(${[...wholeKinds]}::text[]))`
  const inPlan = planId === null ? sql<SqlBool>`${isOffice}` : sql<SqlBool>`true`
  return sql<SqlBool>`plan.state = 'adopted' and task.dropped_at is null
    and task.id in (select held.id from task held where held.holder_body_id = ${bodyId} union all ${led} and ${inPlan})
    ${planId === null ? sql`` : sql`and task.plan_id = ${planId}`}`
}

/** Due in the window; due before it and not done when it began; without a day: at work, or done in it; and what waits. */
async function listCountedRows(db: Db, scope: CountScope): Promise<CountedRow[]> {
  const { from, to } = scope
  const { rows } = await sql<CountedRow>`
    select o.id as "obligationId", task.id as "taskId", plan.id as "planId", plan.title as "planTitle", task.path, task.text, o.label, task.outputs,
      o.due_day as "dueDay", o.done_day as "doneDay", o.state, ${namesOf('lead')} as leads, ${namesOf('partner')} as partners
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where ${inScope(scope)} and (o.state = 'waiting' or o.due_day between ${from} and ${to}
      or (o.due_day < ${from} and (o.state = 'open' or o.done_day >= ${from}))
      or (o.due_day is null and (o.state = 'open' or o.done_day between ${from} and ${to})))
    order by plan.adopted_at, plan.id, task.position, o.position limit ${rowsMax + 1}`.execute(db)
  return rows
}

/** Bodies by their names of today; what the plan wrote where no body was found. */
function namesOf(part: 'lead' | 'partner') {
  return sql`array(
    select name from (
      select coalesce(part_body.short_name, part_body.name) as name, 0 as found, part_body.sort_key as place
      from task_body part join body part_body on part_body.id = part.body_id where part.task_id = task.id and part.part = ${sql.lit(part)}
      union all
      select written.written, 1, lpad(written.position::text, 9, '0') from task_body_written written
      where written.task_id = task.id and written.part = ${sql.lit(part)} and not written.resolved) named
    order by found, place limit 20)`
}

async function listFigureNotes(db: Db, scope: CountScope): Promise<FigureNote[]> {
  const { rows } = await sql<Omit<FigureNote, 'writtenOn'> & { at: Date }>`
    select progress.id as "noteId", task.id as "taskId", task.path, task.text, progress.written_at as at,
      figure.value ->> 'name' as name, (figure.value ->> 'value')::float8 as value, figure.value ->> 'unit' as unit
    from progress join task on task.id = progress.task_id join plan on plan.id = task.plan_id,
      jsonb_array_elements(progress.figures) with ordinality as figure(value, place)
    where ${inScope(scope)} and (progress.written_at at time zone 'Asia/Ho_Chi_Minh')::date between ${scope.from} and ${scope.to}
    order by progress.written_at, progress.id, figure.place limit ${notesMax + 1}`.execute(db)
  return rows.map(({ at, ...note }) => ({ ...note, writtenOn: dayAt(at) }))
}

/** Drafts are seen by those who write or issue there; what was issued, by all who may read its body's tasks. */
export function whereSeen(actor: Actor) {
  return sql<SqlBool>`(${whereMay(actor, 'write reports', 'body')} or ${whereMay(actor, 'issue reports', 'body')}
    or (report.state = 'issued' and ${whereMay(actor, 'read tasks', 'body')}))`
}

export type ReportRow = {
  id: string
  title: string
  bodyName: string
  planTitle: string | null
  kind: ReportKind
  windowKind: WindowKind
  from: Day
  to: Day
  state: ReportState
  by: string
  at: Date
  mayIssue: boolean
}

export const reportPageSize = 50

/** What waits for somebody first, then the newest; what was dropped is in no list. One row more than a page tells that there is a next. */
export async function listReports(db: Db, actor: Actor, page: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select report.id, report.paper ->> 'title' as title, coalesce(body.short_name, body.name) as "bodyName", plan.title as "planTitle",
      report.kind, report.window_kind as "windowKind", report.from_day as "from", report.to_day as "to", report.state, coalesce(person.name, 'Hệ thống') as by,
      coalesce(report.issued_at, report.submitted_at, report.written_at) as at,
      (report.state = 'submitted' and not ${actor.personId} = any (report.writer_ids) and ${whereMay(actor, 'issue reports', 'body')}) as "mayIssue"
    from report join body on body.id = report.body_id left join plan on plan.id = report.plan_id left join person on person.id = report.writer_ids[1]
    where report.state <> 'dropped' and ${whereSeen(actor)}
    order by case report.state when 'submitted' then 0 when 'returned' then 1 when 'draft' then 2 else 3 end, at desc, report.id
    limit ${reportPageSize + 1} offset ${(page - 1) * reportPageSize}`.execute(db)
  return rows
}

export type SubjectChoice = { id: string; name: string }

const choicesMax = 200

/** Plans whose work a body answers for, or leads, where the person writes reports, newest first. */
export async function listReportablePlans(db: Db, actor: Actor): Promise<SubjectChoice[]> {
  const { rows } = await sql<SubjectChoice>`
    select plan.id, plan.title as name from plan
    where plan.state = 'adopted' and exists (select 1 from task left join task_body part on part.task_id = task.id and part.part = 'lead'
        join body on body.id in (task.holder_body_id, part.body_id)
      where task.plan_id = plan.id and ${whereMay(actor, 'write reports', 'body')})
    order by plan.adopted_at desc, plan.id limit ${choicesMax}`.execute(db)
  return rows
}

/** Bodies that answer for work, or where the person has a role, where they write reports; the person's own first. */
export async function listReportingBodies(db: Db, actor: Actor): Promise<SubjectChoice[]> {
  const { rows } = await sql<SubjectChoice>`
    select body.id, body.name from body
    where ${whereMay(actor, 'write reports', 'body')} and (body.id = any(${actor.grants.map(({ bodyId }) => bodyId)}::uuid[])
      or exists (select 1 from task where task.holder_body_id = body.id))
    order by (body.id = ${actor.bodyId}) desc nulls last, body.sort_key limit ${choicesMax}`.execute(db)
  return rows
}

export type ReportEvent = { id: string; kind: string; by: string; at: Date; reason: string; fileId: string | null }

export async function listReportEvents(db: Db, report: Pick<Report, 'id'>): Promise<ReportEvent[]> {
  const { rows } = await sql<ReportEvent>`
    select report_event.id, report_event.kind, coalesce(person.name, 'Hệ thống') as by, report_event.at, report_event.reason, report_event.file_id as "fileId"
    from report_event left join person on person.id = report_event.person_id
    where report_event.report_id = ${report.id} order by report_event.at desc, report_event.id desc limit 200`.execute(
    db,
  )
  return rows
}
