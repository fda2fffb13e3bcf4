import { type Selectable, sql } from 'kysely'
import { newId } from '#base/ids.ts'
import {
  type EarlierObligation,
  type PairedObligation,
  pairObligations,
} from '#domains/plans/changes/pair-obligations.ts'
import { obligationOf } from '#domains/plans/obligation.store.ts'
import { weighEvidence } from '#domains/plans/obligation.ts'
import type { ObligationTable } from '#domains/plans/plans.tables.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * What was done on the earlier plan's tasks counts on the tasks that continue them: state, evidence, notes, what was asked
 * and returned, who is responsible, the money, that it is kept inside. The earlier rows stay as they are, so that an adoption can be taken back.
 */
export async function carryOverWork(tx: Tx, planId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select task.id from task where task.plan_id = ${planId} and (task.continues_task_id is not null
      or exists (select 1 from task_origin origin where origin.task_id = task.id and origin.how = 'joined')) order by task.id`.execute(
    tx,
  )
  const taskIds = rows.map(({ id }) => id)
  await keepInside(tx, planId)
  for (let start = 0; start < taskIds.length; start += chunkTasks)
    await carryOverTasks(tx, taskIds.slice(start, start + chunkTasks))
  await weighCarried(tx, planId)
}

const chunkTasks = 200

/** What was kept from the public stays so in whatever goes on with it, also with a part of it, or joined with others. */
async function keepInside(tx: Tx, planId: string): Promise<void> {
  await sql`
    update task set kept_inside = true where plan_id = ${planId} and id in (
      select own.id from task own join task earlier on earlier.id = own.continues_task_id where own.plan_id = ${planId} and earlier.kept_inside
      union all select origin.task_id from task_origin origin join task earlier on earlier.id = origin.earlier_task_id
      join task own on own.id = origin.task_id where own.plan_id = ${planId} and earlier.kept_inside)`.execute(tx)
}

/**
 * An amendment that is taken back leaves the earlier plan as public as it was: what was kept inside meanwhile stays so there, also for who
 * adopts the amendment again.
 */
export async function keepInsideEarlier(tx: Tx, planId: string, earlierPlanId: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update task earlier set kept_inside = true where earlier.plan_id = ${earlierPlanId} and not earlier.kept_inside and earlier.id in (
      select own.continues_task_id from task own where own.plan_id = ${planId} and own.kept_inside
      union all select origin.earlier_task_id from task_origin origin join task own on own.id = origin.task_id
      where own.plan_id = ${planId} and own.kept_inside)`.execute(tx)
  if (numAffectedRows)
    await sql`update plan set publishing_version = publishing_version + 1 where id = ${earlierPlanId}`.execute(tx)
}

async function carryOverTasks(tx: Tx, taskIds: readonly string[]): Promise<void> {
  const pairs = await pairsOf(tx, taskIds)
  const paired = sql`jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair (task_id uuid, later_id uuid, earlier_id uuid, stays_at integer)`
  await sql`
    insert into obligation (id, task_id, position, kind, label, start_day, due_day, state)
    select pair.later_id, pair.task_id, pair.stays_at, earlier.kind, earlier.label, earlier.start_day, earlier.due_day, 'open'
    from ${paired} join obligation earlier on earlier.id = pair.earlier_id where pair.stays_at is not null`.execute(tx)
  await sql`
    update obligation later set state = earlier.state, returned = earlier.returned, claimed_by = earlier.claimed_by, claimed_at = earlier.claimed_at,
      done_day = earlier.done_day, checked_by = earlier.checked_by, checked_at = earlier.checked_at,
      start_day = case when later.kind = 'on-request' then earlier.start_day else later.start_day end,
      due_day = case when later.kind = 'on-request' then earlier.due_day else later.due_day end
    from ${paired} join obligation earlier on earlier.id = pair.earlier_id where later.id = pair.later_id`.execute(tx)
  await sql`
    insert into evidence (id, task_id, obligation_id, file_id, output, note, added_by, added_at)
    select gen_random_uuid(), pair.task_id, pair.later_id, evidence.file_id, evidence.output, evidence.note, evidence.added_by, evidence.added_at
    from ${paired} join evidence on evidence.obligation_id = pair.earlier_id and evidence.removed_at is null`.execute(
    tx,
  )
  await sql`
    insert into progress (id, task_id, obligation_id, body_id, note, figures, written_by, written_at)
    select gen_random_uuid(), origin.task_id, pair.later_id, progress.body_id, progress.note, progress.figures, progress.written_by, progress.written_at
    from ${originsOf(taskIds)} origin join progress on progress.task_id = origin.earlier_id
      left join ${paired} on pair.task_id = origin.task_id and pair.earlier_id = progress.obligation_id`.execute(tx)
  await sql`
    with carried as (
      select gen_random_uuid() as new_id, pair.task_id as new_task_id, pair.later_id, exchange.*
      from ${paired} join exchange on exchange.obligation_id = pair.earlier_id)
    insert into exchange (id, task_id, obligation_id, kind, text, written_by, written_at, answers_id, answered_at)
    select new_id, new_task_id, later_id, kind, text, written_by, written_at,
      (select asked.new_id from carried asked where asked.id = carried.answers_id), answered_at
    from carried`.execute(tx)
  await carryOverMoney(tx, taskIds)
}

/** Who is responsible, from the task that goes on; the money of all that were joined, together. */
async function carryOverMoney(tx: Tx, taskIds: readonly string[]): Promise<void> {
  await sql`
    update task later set officer_id = coalesce(main.officer_id, later.officer_id), budget_line = main.budget_line, budget_source = main.budget_source,
      budget_estimate = money.estimate, budget_spent = money.spent
    from (select origin.task_id, sum(earlier.budget_estimate) as estimate, sum(earlier.budget_spent) as spent
          from ${originsOf(taskIds)} origin join task earlier on earlier.id = origin.earlier_id group by origin.task_id) money
      join task own on own.id = money.task_id join task main on main.id = own.continues_task_id
    where later.id = money.task_id`.execute(tx)
}

/** Every earlier task whose work goes into one of these: the one it continues, and those that were joined into it. */
function originsOf(taskIds: readonly string[]) {
  return sql`(
    select task.id as task_id, task.continues_task_id as earlier_id from task
    where task.id = any(${[...taskIds]}::uuid[]) and task.continues_task_id is not null
    union all
    select joined.task_id, joined.earlier_task_id from task_origin joined where joined.task_id = any(${[...taskIds]}::uuid[]) and joined.how = 'joined')`
}

type CarriedPair = { task_id: string; later_id: string; earlier_id: string; stays_at: number | null }

async function pairsOf(tx: Tx, taskIds: readonly string[]): Promise<CarriedPair[]> {
  const later = await sql<PairedObligation & { taskId: string }>`
    select id, kind, label, due_day as "dueDay", state, position, task_id as "taskId" from obligation
    where task_id = any(${[...taskIds]}::uuid[]) order by task_id, position`.execute(tx)
  const earlier = await sql<EarlierObligation & { taskId: string }>`
    select o.id, o.kind, o.label, o.due_day as "dueDay", o.state, o.position, origin.task_id as "taskId",
      not exists (select 1 from obligation own where own.task_id = origin.task_id) as "taskIsKept",
      exists (select 1 from evidence where evidence.obligation_id = o.id and evidence.removed_at is null)
        or exists (select 1 from exchange where exchange.obligation_id = o.id and exchange.kind = 'explain-request' and exchange.answered_at is null) as held
    from ${originsOf(taskIds)} origin join obligation o on o.task_id = origin.earlier_id order by origin.task_id, origin.earlier_id, o.position`.execute(
    tx,
  )
  const laterOf = Map.groupBy(later.rows, ({ taskId }) => taskId)
  return [...Map.groupBy(earlier.rows, ({ taskId }) => taskId)].flatMap(([taskId, before]) => {
    const after = laterOf.get(taskId) ?? []
    const { pairs, stay } = pairObligations(before, after)
    return [
      ...pairs.map(({ laterId, earlierId }) => ({
        task_id: taskId,
        later_id: laterId,
        earlier_id: earlierId,
        stays_at: null,
      })),
      ...stay.map((earlierId, index) => ({
        task_id: taskId,
        later_id: newId(),
        earlier_id: earlierId,
        stays_at: after.length + index,
      })),
    ]
  })
}

/** The amended plan may name other products than those that are shown: then what was evidenced is only claimed. */
async function weighCarried(tx: Tx, planId: string): Promise<void> {
  const { rows } = await sql<Selectable<ObligationTable> & { outputs: string[]; shown: string[] }>`
    select o.*, task.outputs, array(
      select distinct evidence.output from evidence join stored_file file on file.id = evidence.file_id
      where evidence.obligation_id = o.id and evidence.removed_at is null and file.state <> 'quarantined') as shown
    from obligation o join task on task.id = o.task_id
    where task.plan_id = ${planId} and o.state in ('claimed', 'evidenced')`.execute(tx)
  for (const row of rows) {
    const { state } = weighEvidence(obligationOf(row), row.outputs, row.shown)
    // the version stays as it is: what was carried over is not yet worked on
    if (state !== row.state) await tx.updateTable('obligation').set({ state }).where('id', '=', row.id).execute()
  }
}
