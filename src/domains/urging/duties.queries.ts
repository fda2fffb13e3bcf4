import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import type { LadderStep } from '#domains/urging/ladder.ts'
import type { Duty } from '#domains/urging/recipients.ts'
import type { Db } from '#platform/database/database.ts'

/** An obligation with all that says who hears of it, and where it stands on its ladder. */
export type DutyRow = Duty & {
  obligationId: string
  taskId: string
  position: number
  state: ObligationState
  returned: boolean
  dueDay: Day | null
  claimedBy: string | null
  version: number
  isUnanswered: boolean
  returnedDay: Day | null
  last: { step: LadderStep; day: Day; nobody: boolean } | null
}

/** Rows of one page of a stream: few enough to hold, many enough not to wait. */
export const dutiesAtOnce = 2_000

/** Late and open, without those whose ladder is at its end or was climbed today: a page after `after`, by the day due. */
export function listLateDuties(db: Db, today: Day, after: DutyRow | undefined): Promise<DutyRow[]> {
  const where = sql<SqlBool>`o.state = 'open' and o.due_day < ${today} and coalesce(last.step, 0) < 3 and last.day is distinct from ${today}`
  return listDuties(db, where, after)
}

/** All that is open and due until a day. */
export function listDueDuties(db: Db, until: Day, after: DutyRow | undefined): Promise<DutyRow[]> {
  return listDuties(db, sql<SqlBool>`o.state = 'open' and o.due_day <= ${until}`, after)
}

/** What came back or waits for an explanation, whenever it is due. Seldom many. */
export function listReturnedDuties(db: Db, after: DutyRow | undefined): Promise<DutyRow[]> {
  const asked = sql<SqlBool>`o.id in (select obligation_id from exchange where kind = 'explain-request' and answered_at is null)`
  return listDuties(db, sql<SqlBool>`((o.state = 'open' and o.returned) or (o.state <> 'checked' and ${asked}))`, after)
}

/** Shown and not yet checked. */
export function listDutiesToCheck(db: Db, after: DutyRow | undefined): Promise<DutyRow[]> {
  return listDuties(db, sql<SqlBool>`o.state = 'evidenced'`, after)
}

/** Some, named; those of plans that are not at work any more are left out. */
export function listDutiesOf(db: Db, obligationIds: readonly string[]): Promise<DutyRow[]> {
  return listDuties(db, sql<SqlBool>`o.id = any(${obligationIds}::uuid[])`, undefined)
}

async function listDuties(db: Db, where: RawBuilder<SqlBool>, after: DutyRow | undefined): Promise<DutyRow[]> {
  const start =
    after === undefined
      ? sql`true`
      : after.dueDay === null
        ? sql`(o.due_day is null and (o.task_id, o.position) > (${after.taskId}, ${after.position}))`
        : sql`((o.due_day >= ${after.dueDay} and (o.due_day, o.task_id, o.position) > (${after.dueDay}, ${after.taskId}, ${after.position})) or o.due_day is null)`
  const { rows } = await sql<Omit<DutyRow, 'last'> & LastStep>`
    select o.id as "obligationId", o.task_id as "taskId", o.position, o.state, o.returned, o.due_day as "dueDay", o.claimed_by as "claimedBy", o.version,
      task.officer_id as "officerId", task.issuer_body_id as "issuerId", task.holder_body_id as "holderId",
      array(select body_id from task_body where task_id = task.id and part = 'lead' order by body_id)::text[] as "leadIds",
      case when task.officer_id is null then '{}'::text[] else array(select body_id from task_body where task_id = task.id and part = 'partner' order by body_id)::text[] end as "partnerIds",
      exists (select 1 from exchange where obligation_id = o.id and kind = 'explain-request' and answered_at is null) as "isUnanswered",
      case when o.returned then (select max((written_at at time zone 'Asia/Ho_Chi_Minh')::date) from exchange where obligation_id = o.id and kind = 'return') end as "returnedDay",
      last.step as "lastStep", last.day as "lastDay", last.nobody as "lastNobody"
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
      left join lateral (select step, day, nobody from urge where obligation_id = o.id and round = o.version and step > 0 order by step desc limit 1) last on true
    where plan.state = 'adopted' and task.dropped_at is null and ${where} and ${start}
    order by o.due_day nulls last, o.task_id, o.position limit ${dutiesAtOnce}`.execute(db)
  return rows.map(({ lastStep, lastDay, lastNobody, ...row }) => ({
    ...row,
    last: lastStep === null ? null : { step: lastStep, day: lastDay!, nobody: lastNobody === true },
  }))
}

type LastStep = { lastStep: LadderStep | null; lastDay: Day | null; lastNobody: boolean | null }
