import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { type FeedEntry, feedDaysAhead, feedDaysBack, feedEntriesMax } from '#domains/plans/calendar-feed.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { type Grant, whereMay } from '#platform/permission/permission.ts'

/** More officers than one person stands in for at a time; a limit all the same. */
const insteadOfMax = 10

/**
 * What is open and due for a person, by its day: assigned to them, or led by a body where they work and assigned to nobody;
 * then the same of each officer whose roles they hold meanwhile, as far as these reach. Nothing without a grant.
 */
export async function listFeedEntries(
  db: Db,
  actor: Pick<Actor, 'personId' | 'grants'>,
  today: Day,
): Promise<FeedEntry[]> {
  if (actor.personId === null) return []
  const own = actor.grants.filter((grant) => grant.actingFor === undefined)
  const lent = Map.groupBy(
    actor.grants.filter((grant) => grant.actingFor !== undefined),
    (grant) => grant.actingFor!,
  )
  const names = await namesOf(db, [...lent.keys()])
  const found = await listFor(db, { personId: actor.personId, grants: own, insteadOf: null }, today)
  for (const [personId, grants] of [...lent].slice(0, insteadOfMax))
    found.push(...(await listFor(db, { personId, grants, insteadOf: names.get(personId) ?? '' }, today)))
  const seen = new Set<string>()
  return found
    .filter((entry) => !seen.has(entry.obligationId) && seen.add(entry.obligationId))
    .toSorted(
      (one, other) => one.dueDay.localeCompare(other.dueDay) || one.obligationId.localeCompare(other.obligationId),
    )
    .slice(0, feedEntriesMax)
}

type Whose = { personId: string; grants: readonly Grant[]; insteadOf: string | null }

async function listFor(db: Db, { personId, grants, insteadOf }: Whose, today: Day): Promise<FeedEntry[]> {
  const { rows } = await sql<Omit<FeedEntry, 'insteadOf'>>`
    select o.id as "obligationId", task.id as "taskId", task.text, plan.title as "planTitle", o.label, o.due_day as "dueDay", o.returned, o.version,
      array(select coalesce(lead_body.short_name, lead_body.name) from task_body lead join body lead_body on lead_body.id = lead.body_id
            where lead.task_id = task.id and lead.part = 'lead' order by lead_body.sort_key limit 4) as leads,
      greatest(plan.adopted_at, (select max(audit.at) from audit where audit.subject_kind = 'obligation' and audit.subject_id = o.id::text),
        (select max(audit.at) from audit where audit.subject_kind = 'task' and audit.subject_id = task.id::text)) as "changedAt"
    from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
    where o.state = 'open' and o.due_day between ${addDays(today, -feedDaysBack)} and ${addDays(today, feedDaysAhead)}
      and plan.state = 'adopted' and task.dropped_at is null
      and ((task.officer_id = ${personId} and ${whereMayOnTask({ grants }, 'read tasks')})
        or (task.officer_id is null and ${whereAnswersFor(grants)}))
    order by o.due_day, o.task_id, o.position limit ${feedEntriesMax}`.execute(db)
  return rows.map((row) => ({ ...row, insteadOf }))
}

/** Whose people do a task that nobody was given: the body that leads it; where the plan names none, the one that issued it. */
function whereAnswersFor(grants: readonly Grant[]) {
  return sql<SqlBool>`exists (
    select 1 from task_body part join body part_body on part_body.id = part.body_id
    where part.task_id = task.id and ${whereMay({ grants }, 'work on tasks', 'part_body')}
      and (part.part = 'lead' or (part.part = 'issuer'
        and not exists (select 1 from task_body lead where lead.task_id = task.id and lead.part = 'lead'))))`
}

async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
