import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { type HandoverPart, partsOfEnded } from '#domains/plans/handover/waiting-parts.queries.ts'
import type { Tx } from '#platform/database/database.ts'

export type Handed = { planId: string; fromId: string; toId: string; taskIds: string[] }

/** Rows of one transaction: the embedded database has one session, and nobody should wait long for it. */
const chunkParts = 500

type Moved = {
  taskId: string
  planId: string
  part: HandoverPart
  fromId: string
  toId: string
  onDay: Day
  decision: string
}
type By = { personId: string | null; now: Date; today: Day }

/** One chunk of what goes to an only successor; an empty answer says that nothing waits. Repeating it changes nothing. */
export async function handToOnlySuccessors(tx: Tx, by: By, limit = chunkParts): Promise<Handed[]> {
  const { rows } = await sql<Moved>`
    select part.task_id as "taskId", part.plan_id as "planId", part.part, part.body_id as "fromId", successor.id as "toId", successor.on_day as "onDay", successor.decision
    from (${partsOfEnded(by.today)}) part
      join lateral (select (min(s.new_id::text))::uuid as id, min(s.on_day) as on_day, min(s.decision) as decision
                    from body_succession s where s.old_id = part.body_id having count(*) = 1) successor on true
    order by part.task_id, part.part limit ${limit}`.execute(tx)
  return hand(tx, rows, by)
}

/** What one ended body held in one plan goes where a person says; at most one chunk, answered with what was moved. */
export async function handTo(
  tx: Tx,
  chosen: { fromId: string; toId: string; planId: string; onDay: Day; decision: string },
  by: By,
): Promise<Handed[]> {
  const { rows } = await sql<Pick<Moved, 'taskId' | 'planId' | 'part' | 'fromId'>>`
    select part.task_id as "taskId", part.plan_id as "planId", part.part, part.body_id as "fromId" from (${partsOfEnded(by.today)}) part
    where part.body_id = ${chosen.fromId} and part.plan_id = ${chosen.planId} order by part.task_id, part.part limit ${chunkParts}`.execute(
    tx,
  )
  const { toId, onDay, decision } = chosen
  return hand(
    tx,
    rows.map((row) => ({ ...row, toId, onDay, decision })),
    by,
  )
}

async function hand(tx: Tx, moved: readonly Moved[], by: By): Promise<Handed[]> {
  if (moved.length === 0) return []
  const rows = JSON.stringify(moved.map((one) => ({ ...one, id: newId(by.now.getTime()) })))
  const move = sql`jsonb_to_recordset(${rows}::jsonb) as move (id uuid, "taskId" uuid, "planId" uuid, part text, "fromId" uuid, "toId" uuid, "onDay" date, decision text)`
  const done = await sql<{ taskId: string; fromId: string; toId: string }>`
    insert into task_handover (id, task_id, part, from_body_id, to_body_id, on_day, decision, handed_at, handed_by)
    select id, "taskId", part, "fromId", "toId", "onDay", decision, ${by.now}, ${by.personId} from ${move}
    on conflict (task_id, part, from_body_id) do nothing
    returning task_id as "taskId", from_body_id as "fromId", to_body_id as "toId"`.execute(tx)
  await sql`
    insert into task_body (task_id, body_id, part) select distinct "taskId", "toId", part from ${move} where part <> 'holder'
    on conflict do nothing`.execute(tx)
  await sql`
    update task set holder_body_id = move."toId" from ${move}
    where move.part = 'holder' and task.id = move."taskId" and task.holder_body_id = move."fromId"`.execute(tx)
  await sql`
    update plan set holder_body_id = move."toId" from (select distinct "planId", "fromId", "toId" from ${move} where part in ('holder', 'issuer')) move
    where plan.id = move."planId" and coalesce(plan.holder_body_id, plan.body_id) = move."fromId"`.execute(tx)
  const taskIds = [...new Set(moved.map((one) => one.taskId))]
  await letGoOfficers(tx, taskIds, by.today)
  const planOf = new Map(moved.map((one) => [one.taskId, one.planId]))
  const groups = Map.groupBy(done.rows, ({ taskId, fromId, toId }) => `${planOf.get(taskId)}/${fromId}/${toId}`)
  return [...groups.values()].map((group) => ({
    planId: planOf.get(group[0]!.taskId)!,
    fromId: group[0]!.fromId,
    toId: group[0]!.toId,
    taskIds: [...new Set(group.map((one) => one.taskId))],
  }))
}

/** An officer stays who has an open account, and belongs to a living body with a part or holds a role there today. */
async function letGoOfficers(tx: Tx, taskIds: readonly string[], today: Day): Promise<void> {
  await sql`
    update task set officer_id = null
    where task.id = any(${[...taskIds]}::uuid[]) and task.officer_id is not null and not exists (
      select 1 from task_body part join body on body.id = part.body_id and (body.to_day is null or body.to_day > ${today})
        join person on person.id = task.officer_id and person.closed_on is null
      where part.task_id = task.id and (person.home_body_id = part.body_id
        or exists (select 1 from role_grant held where held.person_id = person.id and held.body_id = part.body_id and held.ended_at is null
            and held.from_day <= ${today} and (held.to_day is null or held.to_day >= ${today}))))`.execute(tx)
}
