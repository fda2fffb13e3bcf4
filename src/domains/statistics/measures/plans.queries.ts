import { type SqlBool, sql } from 'kysely'
import { costSources } from '#domains/activities/activity.ts'
import type { Source } from '#domains/statistics/measures/source.queries.ts'

const done = sql<SqlBool>`o.state in ('claimed', 'evidenced', 'checked')`
const due = sql.ref('o.due_day')

/** The money of a plan counts in the window in which the plan begins: it says no days of its own. */
const begins = sql`coalesce(plan.period_start, plan.issued_on)`
const hasMoney = sql<SqlBool>`(task.budget_estimate is not null or task.budget_spent is not null)`
const hasBoth = sql<SqlBool>`(task.budget_estimate is not null and task.budget_spent is not null)`

/** Activities that say what they cost, each with the first of the tasks with an estimate that it serves, so that no cost is told twice. */
const served = sql`activity_task link join activity paid on paid.id = link.activity_id and paid.state = 'recorded' and paid.cost is not null
  where link.task_id = task.id and not exists (
    select from activity_task other join task earlier on earlier.id = other.task_id and earlier.budget_estimate is not null and earlier.dropped_at is null
    where other.activity_id = link.activity_id and other.task_id < link.task_id)`
const isServed = sql<SqlBool>`(task.budget_estimate is not null and exists (select from ${served}))`
const paidBy = (source: string) =>
  sql`(select coalesce(sum((line ->> 'amount')::bigint), 0)::bigint from (select paid.costs from ${served}) one
    cross join lateral jsonb_array_elements(one.costs) line where line ->> 'source' = ${source})`

/** A plan that the body or one of its place made for itself: a task that another place gave it counts for that one's plan. */
const isOwn = sql<SqlBool>`(select issuer.place_id from body issuer where issuer.id = plan.body_id)
  = (select holder.place_id from body holder where holder.id = task.holder_body_id)`
const isLaw = sql<SqlBool>`(plan.folded like '%pho bien%giao duc phap luat%' and ${isOwn})`
const isAid = sql<SqlBool>`(task.folded like '%tro giup phap ly%' and ${isOwn})`
/** All that it opened into is done and shown; a task without anything dated is not done by itself. */
const isDone = sql<SqlBool>`(exists (select from obligation o where o.task_id = task.id and o.state <> 'waiting')
  and not exists (select from obligation o where o.task_id = task.id and o.state in ('open', 'claimed')))`

/** Kế hoạch, kế hoạch được giao, mốc: a plan counts with the body that issued it, a task with the one that answers for it today. */
export const planSources: readonly Source[] = [
  {
    kind: 'plan',
    rows: sql`plan`,
    bodyId: sql.ref('plan.body_id'),
    id: sql.ref('plan.id'),
    label: sql.ref('plan.title'),
    shownOn: sql.ref('plan.issued_on'),
    takes: {
      'plans.issued': { day: sql.ref('plan.issued_on'), when: sql<SqlBool>`plan.state in ('adopted', 'replaced')` },
    },
  },
  {
    kind: 'demand',
    rows: sql`plan_addressee asked join plan above on above.id = asked.plan_id left join lateral (
      select own.issued_on from plan_answer answer join plan own on own.id = answer.plan_id
      where answer.addressee_id = asked.id and answer.state = 'confirmed' order by own.issued_on limit 1) answered on true`,
    bodyId: sql.ref('asked.body_id'),
    id: sql.ref('asked.id'),
    opens: sql.ref('above.id'),
    label: sql.ref('above.title'),
    shownOn: sql.ref('asked.issued_on'),
    takes: {
      'plans.asked': { day: sql.ref('asked.issued_on'), when: sql<SqlBool>`asked.state = 'asked'` },
      'plans.answered': {
        day: sql.ref('asked.issued_on'),
        when: sql<SqlBool>`asked.state = 'asked' and answered.issued_on is not null`,
      },
      'plans.answered-in-time': {
        day: sql.ref('asked.issued_on'),
        when: sql<SqlBool>`asked.state = 'asked' and answered.issued_on <= asked.answer_due_day`,
      },
    },
  },
  {
    kind: 'task',
    rows: sql`task join plan on plan.id = task.plan_id and plan.state = 'adopted' and task.dropped_at is null`,
    bodyId: sql.ref('task.holder_body_id'),
    id: sql.ref('task.id'),
    label: sql`left(task.text, 160)`,
    shownOn: begins,
    takes: {
      'budget.estimate': { day: begins, when: hasMoney, amount: sql.ref('task.budget_estimate') },
      'budget.spent': { day: begins, when: hasMoney, amount: sql.ref('task.budget_spent') },
      'budget.settled-estimate': { day: begins, when: hasBoth, amount: sql.ref('task.budget_estimate') },
      'budget.settled-spent': { day: begins, when: hasBoth, amount: sql.ref('task.budget_spent') },
      'budget.sourced-estimate': { day: begins, when: isServed, amount: sql.ref('task.budget_estimate') },
      ...Object.fromEntries(
        Object.keys(costSources).map((source) => [
          `budget.source.${source}`,
          { day: begins, when: isServed, amount: paidBy(source) },
        ]),
      ),
      'law-tasks.planned': { day: begins, when: isLaw },
      'law-tasks.done': { day: begins, when: sql<SqlBool>`${isLaw} and ${isDone}` },
      'law-tasks.budgeted': { day: begins, when: sql<SqlBool>`${isLaw} and task.budget_estimate > 0` },
      'aid-tasks.planned': { day: begins, when: isAid },
      'aid-tasks.done': { day: begins, when: sql<SqlBool>`${isAid} and ${isDone}` },
    },
  },
  {
    kind: 'obligation',
    rows: sql`obligation o join task on task.id = o.task_id and task.dropped_at is null
      join plan on plan.id = task.plan_id and plan.state = 'adopted'`,
    bodyId: sql.ref('task.holder_body_id'),
    id: sql.ref('o.id'),
    opens: sql.ref('task.id'),
    label: sql`left(task.text, 160)`,
    shownOn: due,
    takes: {
      'tasks.due': { day: due, when: sql<SqlBool>`o.state <> 'waiting'` },
      'tasks.in-time': { day: due, when: sql<SqlBool>`${done} and o.done_day <= ${due}` },
      'tasks.late': { day: due, when: sql<SqlBool>`${done} and o.done_day > ${due}` },
      'tasks.evidenced': { day: due, when: sql<SqlBool>`o.state in ('evidenced', 'checked')` },
      'tasks.undone': { day: due, when: sql<SqlBool>`o.state = 'open'` },
    },
  },
]
