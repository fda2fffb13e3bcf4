import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { asksForReport } from '#domains/plans/asks-for-report.queries.ts'
import { isOpenTask, partsOfEnded } from '#domains/plans/handover/waiting-parts.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

type Choice = { id: string; name: string }

/** What one ended body held in one plan, to be given to one of several. */
export type WaitingHandover = {
  fromId: string
  fromName: string
  endedOn: Day
  endedBy: string
  planId: string
  planTitle: string
  tasks: number
  late: number
  paths: string[]
  choices: Choice[]
}

const handoversMax = 300

/** Bodies that ended with several successors or none: what waits for a person of the level above, or of the plan's issuer. */
export async function listWaitingHandovers(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  today: Day,
): Promise<WaitingHandover[]> {
  const { rows } = await sql<WaitingHandover>`
    select old.id as "fromId", old.name as "fromName", old.to_day as "endedOn", old.ended_by as "endedBy", plan.id as "planId", plan.title as "planTitle",
      waiting.tasks, waiting.late, waiting.paths, choice.choices
    from (
        select part.body_id, part.plan_id, count(distinct part.task_id) as tasks,
          count(distinct part.task_id) filter (where exists (select 1 from obligation o where o.task_id = part.task_id and o.state = 'open' and o.due_day < ${today})) as late,
          (array_agg(distinct (select path from task where task.id = part.task_id)))[1:12] as paths
        from (${partsOfEnded(today)}) part
        where (select count(*) from body_succession s where s.old_id = part.body_id) <> 1
        group by 1, 2) waiting
      join body old on old.id = waiting.body_id join plan on plan.id = waiting.plan_id
      cross join lateral (${choicesOf(today)}) choice
    where ${whereMaySettle(actor)}
    order by old.sort_key, old.id, plan.adopted_at, plan.id limit ${handoversMax}`.execute(db)
  return rows
}

/** Where one plan's work of an ended body may go, if this person may say so; otherwise nothing. */
export async function findHandoverChoices(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  today: Day,
  at: { fromId: string; planId: string },
): Promise<{ choices: Choice[]; endedOn: Day; endedBy: string } | undefined> {
  const { rows } = await sql<{ choices: Choice[]; endedOn: Day; endedBy: string }>`
    select choice.choices, old.to_day as "endedOn", old.ended_by as "endedBy"
    from body old join plan on plan.id = ${at.planId} cross join lateral (${choicesOf(today)}) choice
    where old.id = ${at.fromId} and old.to_day <= ${today} and plan.state = 'adopted' and ${whereMaySettle(actor)}`.execute(
    db,
  )
  return rows[0]
}

/** Of rows `old` and `plan`: whoever may assign tasks at the body above, or at the body that issued the plan. */
function whereMaySettle(actor: Pick<Actor, 'grants'>) {
  return sql<SqlBool>`(exists (select 1 from body above where above.id = old.parent_id and ${whereMay(actor, 'assign tasks', 'above')})
    or exists (select 1 from body issuer where issuer.id = coalesce(plan.holder_body_id, plan.body_id) and ${whereMay(actor, 'assign tasks', 'issuer')}))`
}

/** Of a row `old`: the successors that stand; where there are none, the body above and what stands beside. */
function choicesOf(today: Day) {
  const stands = sql`(body.to_day is null or body.to_day > ${today})`
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('id', near.id, 'name', near.name) order by near.sort_key), '[]') as choices
    from (
      select body.id, body.name, body.sort_key from body
      where ${stands} and case when exists (select 1 from body_succession s where s.old_id = old.id)
        then exists (select 1 from body_succession s where s.old_id = old.id and s.new_id = body.id)
        else body.id = old.parent_id or body.parent_id = old.parent_id end
      order by body.sort_key limit 200) near`
}

export type BodyImpact = {
  id: string
  name: string
  path: string
  placePath: string
  /** Open tasks by the body's part in them; `touched`: any part. */
  held: number
  touched: number
  leads: number
  partners: number
  late: number
  /** Of those held: given to an officer who has a role or belongs here alone, and would be nobody's in person. */
  officerless: number
  nextReports: { text: string; dueDay: Day }[]
  people: { name: string; role: string }[]
  /** Whoever has a role here and at no other body that stays. */
  locksOut: string[]
}

/** What would be touched if these bodies ended: their open work, their reports, who works there. Within the reach of the actor. */
export async function listImpacts(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  today: Day,
  bodyIds: readonly string[],
): Promise<BodyImpact[]> {
  if (bodyIds.length === 0) return []
  const openTask = sql`task.dropped_at is null and ${isOpenTask} and exists (select 1 from plan where plan.id = task.plan_id and plan.state = 'adopted')`
  const grantInForce = (grant: string) =>
    sql`${sql.ref(`${grant}.ended_at`)} is null and ${sql.ref(`${grant}.from_day`)} <= ${today} and (${sql.ref(`${grant}.to_day`)} is null or ${sql.ref(`${grant}.to_day`)} >= ${today})`
  const parts = (part: 'lead' | 'partner') =>
    sql`(select count(*) from task_body own join task on task.id = own.task_id where own.body_id = body.id and own.part = ${sql.lit(part)} and ${openTask})`
  const { rows } = await sql<BodyImpact>`
    select body.id, body.name, body.path, body.place_path as "placePath", ${parts('lead')} as leads, ${parts('partner')} as partners,
      (select count(*) from task where task.holder_body_id = body.id and ${openTask}) as held,
      (select count(*) from task where ${openTask} and (task.holder_body_id = body.id
        or exists (select 1 from task_body own where own.task_id = task.id and own.body_id = body.id))) as touched,
      (select count(*) from task join person on person.id = task.officer_id where task.holder_body_id = body.id and ${openTask}
        and (person.home_body_id is null or person.home_body_id = any(${[...bodyIds]}::uuid[]))
        and not exists (select 1 from role_grant elsewhere where elsewhere.person_id = person.id and ${grantInForce('elsewhere')}
          and (elsewhere.body_id is null or elsewhere.body_id <> all(${[...bodyIds]}::uuid[])))) as officerless,
      (select count(*) from obligation o join task on task.id = o.task_id
        where task.holder_body_id = body.id and ${openTask} and o.state = 'open' and o.due_day < ${today}) as late,
      coalesce((select jsonb_agg(jsonb_build_object('text', r.text, 'dueDay', r.due_day) order by r.due_day) from (
        select case when task.kind = 'report' then task.text else o.label || ': ' || task.text end as text, o.due_day
        from task join obligation o on o.task_id = task.id
        where task.holder_body_id = body.id and ${asksForReport} and ${openTask} and o.state = 'open' and o.due_day is not null
        order by o.due_day limit 10) r), '[]') as "nextReports",
      coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'role', p.role) order by p.sort_key, p.role) from (
        select distinct person.name, person.sort_key, held.role from role_grant held join person on person.id = held.person_id and person.closed_on is null
        where held.body_id = body.id and held.ended_at is null and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today})
        limit 200) p), '[]') as people,
      array(select name from (
        select distinct person.name, person.sort_key from role_grant here join person on person.id = here.person_id and person.closed_on is null
        where here.body_id = body.id and ${grantInForce('here')}
          and not exists (select 1 from role_grant elsewhere where elsewhere.person_id = person.id and ${grantInForce('elsewhere')}
            and (elsewhere.body_id is null or elsewhere.body_id <> all(${[...bodyIds]}::uuid[])))
        order by person.sort_key limit 200) alone) as "locksOut"
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')} order by body.sort_key limit 50`.execute(
    db,
  )
  return rows
}

/** Bodies that could take over from these: the body above, and what stands beside. */
export async function listPossibleHeirs(db: Db, today: Day, bodyIds: readonly string[]): Promise<Choice[]> {
  if (bodyIds.length === 0) return []
  const ids = sql`any(${[...bodyIds]}::uuid[])`
  const { rows } = await sql<Choice>`
    select body.id, body.name from body
    where (body.to_day is null or body.to_day > ${today}) and body.id <> all(${[...bodyIds]}::uuid[])
      and exists (select 1 from body old where old.id = ${ids} and (body.id = old.parent_id or body.parent_id = old.parent_id))
    order by body.sort_key limit ${heirsShown}`.execute(db)
  return rows
}

/** A province has no more communes than this. */
const heirsShown = 200

/** Living bodies whose end this person may foresee, for choosing what is to be rearranged. */
export async function listBodiesInReach(db: Db, actor: Pick<Actor, 'grants'>, today: Day): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select body.id, body.name from body
    where (body.to_day is null or body.to_day > ${today}) and ${whereMay(actor, 'foresee reorganising', 'body')} order by body.path limit 300`.execute(
    db,
  )
  return rows
}

export type TaskHandover = {
  part: string
  fromName: string
  toName: string
  onDay: Day
  decision: string
  by: string | null
}

/** How a task went from body to body, oldest first. */
export async function listTaskHandovers(db: Db, taskId: string): Promise<TaskHandover[]> {
  const { rows } = await sql<TaskHandover>`
    select given.part, old.name as "fromName", fresh.name as "toName", given.on_day as "onDay", given.decision, person.name as by
    from task_handover given join body old on old.id = given.from_body_id join body fresh on fresh.id = given.to_body_id
      left join person on person.id = given.handed_by
    where given.task_id = ${taskId} and given.part <> 'holder' order by given.handed_at, given.part limit 100`.execute(
    db,
  )
  return rows
}
