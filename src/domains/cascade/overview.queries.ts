import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { bindingDay, type Timeliness, timelinessOf } from '#domains/cascade/addressee.ts'
import { answeredOnColumn } from '#domains/cascade/answer-day.queries.ts'
import { ruleDueOf } from '#domains/cascade/answer-limit.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A plan from above that a body within reach must answer. */
export type GivenRow = {
  addresseeId: string
  planId: string
  planTitle: string
  planNumber: string | null
  issuerName: string
  bodyName: string
  answerDueDay: Day | null
  ruleDueDay: Day | null
  /** The day that binds, of both. */
  bindingDay: Day | null
  timeliness: Timeliness
  answerTitle: string | null
  proposals: number
  open: number
  stale: number
  returned: number
  total: number
}

/** A plan of a body within reach that others must answer. */
export type IssuedRow = {
  planId: string
  planTitle: string
  planNumber: string | null
  issuerName: string
  asked: number
  answered: number
  stale: number
}

const rowsMax = 200

/** What must be answered, unanswered first, then what waits in its cells. At most 200 rows of plans in force. */
export async function listGiven(db: Db, actor: Actor, today: Day): Promise<GivenRow[]> {
  const calendar = await loadCalendar(db)
  const { rows } = await sql<
    Omit<GivenRow, 'timeliness' | 'ruleDueDay' | 'bindingDay'> & { planIssuedOn: Day | null; answeredOn: Day | null }
  >`
    select a.id as "addresseeId", plan.id as "planId", plan.title as "planTitle", plan.number as "planNumber", plan.issued_on as "planIssuedOn",
      coalesce(issuer_body.short_name, issuer_body.name) as "issuerName", coalesce(asked_body.short_name, asked_body.name) as "bodyName",
      a.answer_due_day as "answerDueDay", now_plan.title as "answerTitle",
      ${answeredOnColumn} as "answeredOn",
      (select count(*) from plan_answer proposal join plan child on child.id = proposal.plan_id and child.state = 'adopted'
       where proposal.addressee_id = a.id and proposal.state = 'proposed') as proposals,
      counted.open, counted.stale, counted.returned, counted.total
    from plan_addressee a join plan on plan.id = a.plan_id and plan.state = 'adopted' join body issuer_body on issuer_body.id = plan.body_id
      join body asked_body on asked_body.id = a.body_id
      left join plan_answer answer on answer.addressee_id = a.id and answer.state = 'confirmed'
      left join plan now_plan on now_plan.id = answer.now_plan_id
      cross join lateral (
        select count(*) as total, count(*) filter (where state = 'open') as open, count(*) filter (where stale is not null) as stale,
          count(*) filter (where returned_reason <> '') as returned
        from coverage_cell cell where cell.addressee_id = a.id) counted
    where a.state = 'asked' and ${whereMay(actor, 'answer plans', 'asked_body')}
    order by now_plan.id is not null, a.answer_due_day nulls last, counted.open = 0, a.id limit ${rowsMax}`.execute(db)
  return rows.map(({ planIssuedOn, answeredOn, ...row }) => {
    const rule = ruleDueOf(planIssuedOn, calendar)
    const demand = { state: 'asked' as const, answerDueDay: row.answerDueDay, answeredOn }
    return {
      ...row,
      ruleDueDay: rule?.day ?? null,
      bindingDay: bindingDay(row, rule),
      timeliness: timelinessOf(demand, rule, today),
    }
  })
}

/** Plans in force that were issued downwards, by bodies the actor may see, newest first. At most 200. */
export async function listIssued(db: Db, actor: Actor): Promise<IssuedRow[]> {
  const { rows } = await sql<IssuedRow>`
    select plan.id as "planId", plan.title as "planTitle", plan.number as "planNumber", coalesce(issuer_body.short_name, issuer_body.name) as "issuerName",
      counted.asked, counted.answered, counted.stale
    from plan join body issuer_body on issuer_body.id = plan.body_id
      cross join lateral (
        select count(*) as asked, count(answer.now_plan_id) as answered,
          count(*) filter (where exists (select 1 from coverage_cell cell where cell.addressee_id = a.id and cell.stale is not null)) as stale
        from plan_addressee a left join plan_answer answer on answer.addressee_id = a.id and answer.state = 'confirmed'
        where a.plan_id = plan.id and a.state = 'asked') counted
    where plan.state = 'adopted' and ${whereMay(actor, 'read tasks', 'issuer_body')}
      and exists (select 1 from plan_addressee a where a.plan_id = plan.id)
    order by plan.adopted_at desc, plan.id limit ${rowsMax}`.execute(db)
  return rows
}
