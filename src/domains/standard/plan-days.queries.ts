/**
 * Ban hành kế hoạch đúng hạn: for a rule with a deadline, the days of the province's plan and of the commune's that answers it. Which plan
 * answers which, a person confirmed.
 */
import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { answeredOnColumn } from '#domains/cascade/answer-day.queries.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { measureName, type RuleLink } from '#domains/standard/measure-map.ts'
import { type PlanFeed, planFeedsOf } from '#domains/standard/plan-days.ts'
import { type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import type { RuleInputs, RuleTest } from '#domains/standard/rule-test.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * One plan that was given down. `from`, `done`: null where its paper bears no day, or nobody confirmed an answer. `isDeclined`: it was noted
 * that no plan need answer it.
 */
export type Demand = {
  id: string
  bodyId: string
  askedOn: Day
  from: Day | null
  done: Day | null
  isAnswered: boolean
  isDeclined: boolean
}

export type PlanDays = {
  inputs: RuleInputs
  untold?: Record<string, string>
  demands: Pick<Demand, 'id' | 'askedOn' | 'isDeclined'>[]
}

/** By rule of the set; one of which the commune was given no plan is left out. `tookOver`: bodies whose demands are the commune's too. */
export async function loadPlanDays(
  db: Db,
  { bodyId, provinceId, year }: Pick<Assessment, 'bodyId' | 'provinceId' | 'year'>,
  ruleSet: Pick<RuleSet, 'criteria'>,
  tookOver: readonly string[],
): Promise<Map<string, PlanDays>> {
  const demands = await loadDemands(db, { bodyIds: [bodyId, ...tookOver], provinceId, year }, planFeedsOf(year))
  return demands.size === 0 ? new Map() : planDaysOf(ruleSet, demands, await loadCalendar(db))
}

/** What a province asked of these bodies in a year, by rule that its plans feed; a rule of which nobody was asked anything is left out. */
export async function loadDemands(
  db: Db,
  asked: Omit<Asked, 'titled'>,
  feeds: readonly PlanFeed[],
): Promise<Map<string, Demand[]>> {
  const found = new Map<string, Demand[]>()
  for (const { rule, titled } of feeds) {
    const demands = await listDemands(db, { ...asked, titled })
    if (demands.length > 0) found.set(rule, demands)
  }
  return found
}

/** By rule with a deadline, the days that it is judged by: which plan counts among several depends on how many days the rule gives. */
export function planDaysOf(
  ruleSet: Pick<RuleSet, 'criteria'>,
  demands: ReadonlyMap<string, Demand[]>,
  calendar: Calendar,
): Map<string, PlanDays> {
  return new Map(
    rulesOf(ruleSet).flatMap(({ rule: { code, test } }): [string, PlanDays][] => {
      const asked = demands.get(code)
      if (asked === undefined || test.type !== 'deadline') return []
      return [[code, { ...worstOf(asked, test, calendar), demands: asked }]]
    }),
  )
}

type Deadline = Extract<RuleTest, { type: 'deadline' }>

/** One that nobody answered before any that was; of those the one that was the latest after its last day. */
function worstOf(demands: readonly Demand[], { workingDays }: Deadline, calendar: Calendar): Omit<PlanDays, 'demands'> {
  const unanswered = demands.find(({ isAnswered, from, done }) => !isAnswered || from === null || done === null)
  if (unanswered !== undefined) {
    const { from } = unanswered
    const lack = lackOf(unanswered)
    return from === null
      ? { inputs: {}, untold: { from: 'kế hoạch của tỉnh chưa ghi ngày ban hành', done: lack } }
      : { inputs: { from }, untold: { done: lack } }
  }
  const over = ({ from, done }: Demand) =>
    Date.parse(done!) - Date.parse(addWorkingDays(from!, workingDays ?? 0, calendar).day)
  const { from, done } = demands.toSorted((one, other) => over(other) - over(one))[0]!
  return { inputs: { from: from!, done: done! } }
}

function lackOf({ isAnswered, isDeclined }: Demand): string {
  if (isDeclined) return 'đã ghi không phải ban hành; tỉnh giao lại hoặc thôi giao kế hoạch này thì lấy lại số liệu'
  return isAnswered
    ? 'kế hoạch chưa ghi ngày ban hành'
    : 'chưa có kế hoạch của xã được xác nhận là trả lời kế hoạch này'
}

type Asked = { bodyIds: readonly string[]; provinceId: string; year: number; titled: string }

/**
 * Plans of the province's own committee that begin in the year, as they were first given: an amendment that carries a demand over moves no
 * day of it, nor does the body that took over. One that was noted as not to be answered stays: the issuer alone takes it back.
 */
async function listDemands(db: Db, { bodyIds, provinceId, year, titled }: Asked): Promise<Demand[]> {
  const { rows } = await sql<Demand>`
    select asked.id, asked.body_id as "bodyId", asked.issued_on as "askedOn", plan.issued_on as "from", asked.state = 'not-required' as "isDeclined",
      asked.state = 'asked' and now_plan.id is not null as "isAnswered",
      case when now_plan.issued_on is not null then ${answeredOnColumn} end as done
    from plan_addressee asked join plan above on above.id = asked.plan_id and above.state = 'adopted'
      join body issuer on issuer.id = above.body_id
      cross join lateral (
        with recursive earlier (plan_id, carried_from, depth) as (
          select asked.plan_id, asked.carried_from, 0
          union all
          select before.plan_id, before.carried_from, earlier.depth + 1 from plan_addressee before
            join earlier on before.id = earlier.carried_from where earlier.depth < ${carriedMax})
        select plan_id from earlier order by depth desc limit 1) first
      join plan on plan.id = first.plan_id
      left join plan_answer answer on answer.addressee_id = asked.id and answer.state = 'confirmed'
      left join plan now_plan on now_plan.id = answer.now_plan_id
    where asked.body_id = any(${[...bodyIds]}::uuid[]) and asked.state in ('asked', 'not-required') and above.folded like ${`%${titled}%`}
      and issuer.kind = 'ubnd' and issuer.place_path = ${`${provinceId}/`}
      and extract(year from coalesce(above.period_start, above.issued_on)) = ${year}
    order by asked.issued_on, asked.id`.execute(db)
  return rows
}

const carriedMax = 50

/** Where the plans that such a rule takes its days of are listed, by rule; those that nobody need answer are in no list. */
export async function loadPlanLinks(
  db: Db,
  assessment: Pick<Assessment, 'bodyId' | 'provinceId' | 'year'>,
  ruleSet: Pick<RuleSet, 'criteria'>,
  today: Day,
): Promise<Map<string, RuleLink[]>> {
  const { bodyId } = assessment
  const tookOver = await listTookOver(db, bodyId, today)
  return new Map(
    [...(await loadPlanDays(db, assessment, ruleSet, tookOver))].map(([rule, { demands }]): [string, RuleLink[]] => {
      const days = demands.flatMap(({ askedOn, isDeclined }) => (isDeclined ? [] : [askedOn])).sort()
      if (days.length === 0) return [rule, []]
      const href = statisticsPaths.listOf('plans.asked', { bodyId, tookOver, from: days[0]!, to: days.at(-1)! })
      return [rule, [{ label: `${measureName('plans.asked')}: xem danh sách`, href }]]
    }),
  )
}
