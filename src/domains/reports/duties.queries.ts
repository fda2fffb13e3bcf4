import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { asksForReport } from '#domains/plans/asks-for-report.queries.ts'
import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import type { ReportState } from '#domains/reports/report.ts'
import { stateNames } from '#domains/reports/report.ts'
import { type AskedReport, lateDaysMax, type ReportDuty } from '#domains/reports/report-duty.ts'
import { isPeriodic } from '#domains/reports/report-kind.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { whereSeen } from '#domains/reports/reports.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type OpenDuty = ReportDuty & { obligationId: string; bodyId: string; planId: string }

type DutyRow = Omit<OpenDuty, 'period'> & { periodStart: Day | null; periodEnd: Day | null }

const chunk = 100

/**
 * Duties due until a day, still open, of bodies that stand, for which nothing was prepared, or dropped, at the body that answers for them
 * now; in the order of their ids.
 */
export function listUnprepared(db: Db, { today, until, after }: { today: Day; until: Day; after: string | null }) {
  return listDuties(
    db,
    today,
    sql<SqlBool>`o.due_day between ${addDays(today, -lateDaysMax)}::date and ${until}::date
      and ${after === null ? sql<SqlBool>`true` : sql<SqlBool>`o.id > ${after}::uuid`}`,
  )
}

/** One of them, if it is still so. */
export async function findUnprepared(db: Db, today: Day, obligationId: string): Promise<OpenDuty | undefined> {
  return (await listDuties(db, today, sql<SqlBool>`o.id = ${obligationId} and o.due_day is not null`))[0]
}

async function listDuties(db: Db, today: Day, also: RawBuilder<SqlBool>): Promise<OpenDuty[]> {
  const { rows } = await sql<DutyRow>`
    select o.id as "obligationId", o.label, o.start_day as "startDay", o.due_day as "dueDay", task.holder_body_id as "bodyId",
      plan.id as "planId", plan.period_start as "periodStart", plan.period_end as "periodEnd"
    from obligation o join task on task.id = o.task_id and task.dropped_at is null
      join plan on plan.id = task.plan_id and plan.state = 'adopted'
      join body on body.id = task.holder_body_id and (body.to_day is null or body.to_day > ${today}::date)
    where ${asksForReport} and o.state = 'open' and ${also} and not exists (select 1 from report
      where report.duty_id = o.id and (report.body_id = task.holder_body_id or report.state = 'issued'))
    order by o.id limit ${chunk}`.execute(db)
  return rows.map(({ periodStart, periodEnd, ...duty }) => ({
    ...duty,
    period: periodStart === null || periodEnd === null ? null : { start: periodStart, end: periodEnd },
  }))
}

export type StandingReport = { id: string; state: ReportState; isOfEarlierPlan: boolean }

/**
 * What already stands for a duty, though it does not name it: a report on the same duty of a plan that this one amends (or of an amendment
 * that was taken back), or one that an officer began by hand for the same window. The earlier plan's first.
 */
export async function findStanding(
  db: Db,
  { planId, bodyId, label, dueDay }: OpenDuty,
  { kind, window }: AskedReport,
): Promise<StandingReport | undefined> {
  const ofPlan = isPeriodic(kind) ? sql<SqlBool>`true` : sql<SqlBool>`report.plan_id = ${planId}`
  const { rows } = await sql<StandingReport>`
    select report.id, report.state, report.duty_id is not null as "isOfEarlierPlan"
    from report left join obligation earlier on earlier.id = report.duty_id left join task on task.id = earlier.task_id
    where report.body_id = ${bodyId} and report.corrects_id is null and (
      (task.plan_id in ${plansBefore(sql`${planId}::uuid`)} and ${isSameDuty(sql`${planId}::uuid`, { label: sql`${label}`, dueDay: sql`${dueDay}::date` })})
      or (report.duty_id is null and report.state in ('draft', 'returned', 'submitted') and report.kind = ${kind} and ${ofPlan}
        and report.from_day = ${window.from}::date and report.to_day = ${window.to}::date))
    order by (report.duty_id is not null) desc, (earlier.due_day = ${dueDay}::date) desc nulls last, report.written_at desc limit 1`.execute(
    db,
  )
  return rows[0]
}

/** The plans that one stands for: what it amends, and what that amended; and amendments of it that were taken back. */
function plansBefore(planId: RawBuilder<unknown>) {
  return sql`(with recursive before as (
      select plan.amends_plan_id as id from plan where plan.id = ${planId}
      union select plan.amends_plan_id from plan join before on plan.id = before.id)
    select id from before where id is not null
    union all select undone.id from plan undone where undone.amends_plan_id = ${planId} and undone.state = 'undone')`
}

/** `earlier` asks for the same: in the same words, on the same day, or on one that was moved and that nothing else of the plan keeps. */
function isSameDuty(planId: RawBuilder<unknown>, { label, dueDay }: Record<'label' | 'dueDay', RawBuilder<unknown>>) {
  return sql<SqlBool>`(earlier.label = ${label} and (earlier.due_day = ${dueDay} or not exists (
    select 1 from obligation twin join task kept on kept.id = twin.task_id
    where kept.plan_id = ${planId} and twin.label = earlier.label and twin.due_day = earlier.due_day)))`
}

/** What a report answers, as its page names it. */
export type AnsweredDuty = {
  taskId: string
  obligationId: string
  text: string
  label: string
  dueDay: Day | null
  isOpen: boolean
}

export async function findDuty(db: Db, obligationId: string): Promise<AnsweredDuty | undefined> {
  const { rows } = await sql<AnsweredDuty>`
    select task.id as "taskId", o.id as "obligationId", left(task.text, 300) as text, o.label, o.due_day as "dueDay",
      (o.state in ('open', 'claimed', 'evidenced')) as "isOpen"
    from obligation o join task on task.id = o.task_id where o.id = ${obligationId}`.execute(db)
  return rows[0]
}

/** What the page of a task says of the reports that answer it: the one that still waits first. */
export const reportForTask: DoneForTask = async (db, actor, taskId) => {
  const { rows } = await sql<{ id: string; state: ReportState; label: string; isPrepared: boolean }>`
    select report.id, report.state, o.label, cardinality(report.writer_ids) = 0 as "isPrepared"
    from obligation o join task own on own.id = o.task_id
      cross join lateral (select o.id as duty_id, false as is_earlier
        union all select earlier.id, true from task join obligation earlier on earlier.task_id = task.id
        where task.holder_body_id = own.holder_body_id and task.plan_id in ${plansBefore(sql.ref('own.plan_id'))}
          and ${isSameDuty(sql.ref('own.plan_id'), { label: sql.ref('o.label'), dueDay: sql.ref('o.due_day') })}) asked
      join report on report.duty_id = asked.duty_id and report.state <> 'dropped'
        and (not asked.is_earlier or report.state in ('submitted', 'issued'))
      join body on body.id = report.body_id
    where o.task_id = ${taskId} and ${whereSeen(actor)}
    order by (report.state = 'issued'), o.due_day, report.written_at desc limit 1`.execute(db)
  const [found] = rows
  if (found === undefined) return undefined
  const said = found.isPrepared
    ? 'dự thảo đã soạn sẵn số liệu, chờ viết nguyên nhân, kiến nghị và ghi người ký'
    : found.state === 'issued'
      ? 'đã ban hành; có thể tải tệp Word kèm làm sản phẩm rồi báo đã xong'
      : stateNames[found.state].toLocaleLowerCase('vi')
  return { term: 'Báo cáo', sentence: `${found.label}: ${said}`, href: reportPaths.report(found.id) }
}
