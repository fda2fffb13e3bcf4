import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import type { ReportState } from '#domains/reports/report.ts'
import { stateNames } from '#domains/reports/report.ts'
import { lateDaysMax, type ReportDuty } from '#domains/reports/report-duty.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { whereSeen } from '#domains/reports/reports.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type OpenDuty = ReportDuty & { obligationId: string; bodyId: string; planId: string }

type DutyRow = Omit<OpenDuty, 'period'> & { periodStart: Day | null; periodEnd: Day | null }

/** A task that is a report, or a deadline of other work that is called one: «Sơ kết năm 2026, tổng kết năm 2030». */
const isDuty = sql<SqlBool>`(task.kind = 'report' or o.label ~ '^(Sơ kết|Tổng kết|Báo cáo)')`

const chunk = 100

/** Duties due until a day, still open, of bodies that stand, for which nothing was prepared, or dropped; in the order of their ids. */
export function listUnprepared(db: Db, { today, until, after }: { today: Day; until: Day; after: string | null }) {
  return listDuties(
    db,
    sql<SqlBool>`o.due_day between ${addDays(today, -lateDaysMax)}::date and ${until}::date
      and ${after === null ? sql<SqlBool>`true` : sql<SqlBool>`o.id > ${after}::uuid`}`,
  )
}

/** One of them, if it is still so. */
export async function findUnprepared(db: Db, obligationId: string): Promise<OpenDuty | undefined> {
  return (await listDuties(db, sql<SqlBool>`o.id = ${obligationId} and o.due_day is not null`))[0]
}

async function listDuties(db: Db, also: RawBuilder<SqlBool>): Promise<OpenDuty[]> {
  const { rows } = await sql<DutyRow>`
    select o.id as "obligationId", o.label, o.start_day as "startDay", o.due_day as "dueDay", task.holder_body_id as "bodyId",
      plan.id as "planId", plan.period_start as "periodStart", plan.period_end as "periodEnd"
    from obligation o join task on task.id = o.task_id and task.dropped_at is null
      join plan on plan.id = task.plan_id and plan.state = 'adopted'
      join body on body.id = task.holder_body_id and body.to_day is null
    where ${isDuty} and o.state = 'open' and not exists (select 1 from report where report.duty_id = o.id) and ${also}
    order by o.id limit ${chunk}`.execute(db)
  return rows.map(({ periodStart, periodEnd, ...duty }) => ({
    ...duty,
    period: periodStart === null || periodEnd === null ? null : { start: periodStart, end: periodEnd },
  }))
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
    from report join body on body.id = report.body_id join obligation o on o.id = report.duty_id
    where o.task_id = ${taskId} and report.state <> 'dropped' and ${whereSeen(actor)}
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
