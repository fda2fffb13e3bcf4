import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { bindingDay, timelinessOf } from '#domains/cascade/addressee.ts'
import { isVerified, ruleDueOf } from '#domains/cascade/answer-limit.ts'
import type { Db } from '#platform/database/database.ts'

export type UnansweredAddressee = {
  addresseeId: string
  planId: string
  planTitle: string
  /** Who issued the plan, and who owes an answer. */
  issuerBodyId: string
  bodyId: string
  /** The day the demand was made. */
  issuedOn: Day
  /** Stated by the issuer; null when none was. */
  answerDueDay: Day | null
  /** By the rule in force when the plan was issued; `ruleDecides` false: nobody verified it, so it is only shown. */
  ruleDueDay: Day | null
  ruleDecides: boolean
  /** The day that binds, of both; null: none does. */
  bindingDay: Day | null
  /** Past the day that binds. An unverified rule makes nobody late. */
  isLate: boolean
}

/**
 * Every body that owes a plan an answer and has none confirmed, of plans in force, for reminding. Of no person's reach: who
 * shows it to somebody narrows it. At most 20,000, the longest waiting first.
 */
export async function listUnansweredAddressees(db: Db, today: Day): Promise<UnansweredAddressee[]> {
  const calendar = await loadCalendar(db)
  const { rows } = await sql<
    Pick<
      UnansweredAddressee,
      'addresseeId' | 'planId' | 'planTitle' | 'issuerBodyId' | 'bodyId' | 'issuedOn' | 'answerDueDay'
    > & {
      planIssuedOn: Day | null
    }
  >`
    select a.id as "addresseeId", a.plan_id as "planId", plan.title as "planTitle", plan.body_id as "issuerBodyId", a.body_id as "bodyId",
      a.issued_on as "issuedOn", a.answer_due_day as "answerDueDay", plan.issued_on as "planIssuedOn"
    from plan_addressee a join plan on plan.id = a.plan_id join body on body.id = a.body_id
    where a.state = 'asked' and plan.state = 'adopted' and (body.to_day is null or body.to_day > ${today})
      and not exists (select 1 from plan_answer answer where answer.addressee_id = a.id and answer.state = 'confirmed' and answer.now_plan_id is not null)
    order by a.issued_on, a.id limit 20000`.execute(db)
  return rows.map(({ planIssuedOn, ...row }) => {
    const rule = ruleDueOf(planIssuedOn, calendar)
    const demand = { state: 'asked' as const, answerDueDay: row.answerDueDay, answeredOn: null }
    return {
      ...row,
      ruleDueDay: rule?.day ?? null,
      ruleDecides: rule !== undefined && isVerified(rule.limit),
      bindingDay: bindingDay(demand, rule),
      isLate: timelinessOf(demand, rule, today) === 'late',
    }
  })
}
