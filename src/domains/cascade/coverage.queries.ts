import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { whereSeen } from '#domains/cascade/addressee.store.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import type { AddresseeRow } from '#domains/cascade/addressee-row.ts'
import { answeredOnColumn } from '#domains/cascade/answer-day.queries.ts'
import { ruleDueOf } from '#domains/cascade/answer-limit.ts'
import type { MatrixCell, ParentPlanHead, ParentTask } from '#domains/cascade/coverage.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

/** A plan that is issued downwards: seen by those who see its issuer, or a body that was asked to answer it. */
export async function loadParentPlan(db: Db, actor: Actor, planId: string): Promise<ParentPlanHead> {
  const { rows } = await sql<
    Omit<ParentPlanHead, 'rule' | 'mayIssue' | 'issuer'> & { bodyId: string; bodyPath: string; placePath: string }
  >`
    select plan.id, plan.title, plan.number, plan.issued_on as "issuedOn", plan.state, issuer_body.name as "issuerName",
      issuer_body.id as "bodyId", issuer_body.path as "bodyPath", issuer_body.place_path as "placePath",
      (select later.id from plan later where later.amends_plan_id = plan.id and later.state <> 'undone' limit 1) as "amendedById"
    from plan join body issuer_body on issuer_body.id = plan.body_id
    where plan.id = ${planId} and plan.state <> 'undone' and (exists (
      select 1 from body asked_body where ${whereSeen(actor)} and (asked_body.id = issuer_body.id or asked_body.id in (select body_id from plan_addressee where plan_id = plan.id))))`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) throw refusals.notFound
  const { bodyId, bodyPath, placePath, ...head } = row
  const issuer = { bodyId, bodyPath, placePath }
  return {
    ...head,
    issuer,
    rule: ruleDueOf(head.issuedOn, await loadCalendar(db)),
    mayIssue: head.state === 'adopted' && may(actor, 'issue plans', issuer),
  }
}

type RawRow = Omit<AddresseeRow, 'answer' | 'figures' | 'folded' | 'own'> & {
  answerPlanId: string | null
  answerTitle: string | null
  answerNumber: string | null
  answeredOn: Day | null
  answerTasks: number
  covered: number
  adapted: number
  silent: number
  notApplicable: number
  open: number
  stale: number
  met: number
}

/** The demands of a plan that the actor may see, each with where it stands; those no longer made last. At most 1,000. */
export async function listAddresseeRows(
  db: Db,
  actor: Actor,
  where: { planId: string } | { addresseeId: string },
): Promise<AddresseeRow[]> {
  const chosen =
    'planId' in where ? sql<SqlBool>`a.plan_id = ${where.planId}` : sql<SqlBool>`a.id = ${where.addresseeId}`
  const { rows } = await sql<RawRow>`
    select a.id, a.body_id as "bodyId", coalesce(asked_body.short_name, asked_body.name) as "bodyName", a.state, a.reason,
      a.issued_on as "issuedOn", a.answer_due_day as "answerDueDay", a.due_source as "dueSource", a.version,
      array(select coalesce(former.short_name, former.name) from body_succession s join body former on former.id = s.old_id
            join plan_addressee earlier on earlier.plan_id = a.plan_id and earlier.body_id = former.id and earlier.state = 'succeeded'
            where s.new_id = a.body_id order by former.sort_key limit 20) as "formerNames",
      answer.plan_id is not null and answer.now_plan_id is null as "isAnswerGone",
      now_plan.id as "answerPlanId", now_plan.title as "answerTitle", now_plan.number as "answerNumber", ${answeredOnColumn} as "answeredOn",
      (select count(*) from plan_answer proposal join plan on plan.id = proposal.plan_id and plan.state = 'adopted'
       where proposal.addressee_id = a.id and proposal.state = 'proposed') as proposals,
      (select count(*) from task where task.plan_id = now_plan.id and task.dropped_at is null) as "answerTasks",
      coalesce(counted.covered, 0) as covered, coalesce(counted.adapted, 0) as adapted, coalesce(counted.silent, 0) as silent,
      coalesce(counted.na, 0) as "notApplicable", coalesce(counted.open, 0) as open, coalesce(counted.stale, 0) as stale, coalesce(counted.met, 0) as met
    from plan_addressee a join plan on plan.id = a.plan_id join body issuer_body on issuer_body.id = plan.body_id
      join body asked_body on asked_body.id = a.body_id
      left join plan_answer answer on answer.addressee_id = a.id and answer.state = 'confirmed'
      left join plan now_plan on now_plan.id = answer.now_plan_id
      left join (
        select cell.addressee_id, count(*) filter (where cell.state = 'covered') as covered, count(*) filter (where cell.state = 'adapted') as adapted,
          count(*) filter (where cell.state = 'silent') as silent, count(*) filter (where cell.state = 'not-applicable') as na,
          count(*) filter (where cell.state = 'open') as open, count(*) filter (where cell.stale is not null) as stale,
          count(distinct cell.now_task_id) as met
        from coverage_cell cell join plan_addressee a on a.id = cell.addressee_id where ${chosen} group by cell.addressee_id
      ) counted on counted.addressee_id = a.id
    where ${chosen} and ${whereSeen(actor)}
    order by a.state not in ('asked', 'not-required'), asked_body.sort_key, a.id limit 1000`.execute(db)
  return rows.map(rowOf)
}

function rowOf(raw: RawRow): AddresseeRow {
  const { answerPlanId, answerTitle, answerNumber, answeredOn, answerTasks } = raw
  const { covered, adapted, silent, notApplicable, open, stale, met, ...row } = raw
  return {
    ...row,
    folded: fold([row.bodyName, ...row.formerNames].join(' ')),
    answer:
      answerPlanId === null
        ? null
        : {
            planId: answerPlanId,
            title: answerTitle!,
            number: answerNumber,
            answeredOn: answeredOn!,
          },
    figures: {
      covered,
      adapted,
      silent,
      'not-applicable': notApplicable,
      open,
      stale,
      due: covered + adapted + silent + open,
    },
    own: answerTasks - met,
  }
}

/** The tasks of the plan above in their order, each with how many demands it is part of; 0: «không giao cho xã». */
export async function listParentTasks(db: Db, planId: string): Promise<ParentTask[]> {
  const { rows } = await sql<ParentTask>`
    select task.id, task.position, task.path, task.text,
      (select count(*) from coverage_cell cell join plan_addressee a on a.id = cell.addressee_id and a.state = 'asked' where cell.parent_task_id = task.id) as asked
    from task where task.plan_id = ${planId} and task.dropped_at is null order by task.position limit 500`.execute(db)
  return rows
}

/** The cells of demands that were listed for the actor before. */
export async function listMatrixCells(db: Db, addresseeIds: readonly string[]): Promise<MatrixCell[]> {
  if (addresseeIds.length === 0) return []
  const { rows } = await sql<MatrixCell>`
    select addressee_id as "addresseeId", parent_task_id as "parentTaskId", state, stale is not null as "isStale"
    from coverage_cell where addressee_id in (${sql.join(addresseeIds)})`.execute(db)
  return rows
}
