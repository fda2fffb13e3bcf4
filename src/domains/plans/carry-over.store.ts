import { type Selectable, sql } from 'kysely'
import { obligationOf } from '#domains/plans/obligation.store.ts'
import { weighEvidence } from '#domains/plans/obligation.ts'
import type { ObligationTable } from '#domains/plans/plans.tables.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * What was done on the earlier plan's tasks counts on the tasks that continue them: state, evidence, notes, what was asked
 * and returned, who is responsible, the money. The earlier rows stay as they are, so that an adoption can be taken back.
 */
export async function carryOverWork(tx: Tx, planId: string): Promise<void> {
  const pairs = pairsOf(planId)
  await sql`
    update obligation later set state = earlier.state, returned = earlier.returned, claimed_by = earlier.claimed_by, claimed_at = earlier.claimed_at,
      done_day = earlier.done_day, checked_by = earlier.checked_by, checked_at = earlier.checked_at,
      start_day = case when later.kind = 'on-request' then earlier.start_day else later.start_day end,
      due_day = case when later.kind = 'on-request' then earlier.due_day else later.due_day end
    from ${pairs} pair join obligation earlier on earlier.id = pair.earlier_id where later.id = pair.later_id`.execute(
    tx,
  )
  await sql`
    insert into evidence (id, task_id, obligation_id, file_id, output, note, added_by, added_at)
    select gen_random_uuid(), pair.task_id, pair.later_id, evidence.file_id, evidence.output, evidence.note, evidence.added_by, evidence.added_at
    from ${pairs} pair join evidence on evidence.obligation_id = pair.earlier_id and evidence.removed_at is null`.execute(
    tx,
  )
  await sql`
    insert into progress (id, task_id, obligation_id, body_id, note, figures, written_by, written_at)
    select gen_random_uuid(), task.id, pair.later_id, progress.body_id, progress.note, progress.figures, progress.written_by, progress.written_at
    from task join progress on progress.task_id = task.continues_task_id
      left join ${pairs} pair on pair.task_id = task.id and pair.earlier_id = progress.obligation_id
    where task.plan_id = ${planId}`.execute(tx)
  await sql`
    with carried as (
      select gen_random_uuid() as new_id, pair.task_id as new_task_id, pair.later_id, exchange.*
      from ${pairs} pair join exchange on exchange.obligation_id = pair.earlier_id)
    insert into exchange (id, task_id, obligation_id, kind, text, written_by, written_at, answers_id, answered_at)
    select new_id, new_task_id, later_id, kind, text, written_by, written_at,
      (select asked.new_id from carried asked where asked.id = carried.answers_id), answered_at
    from carried`.execute(tx)
  await sql`
    update task later set officer_id = earlier.officer_id, budget_line = earlier.budget_line, budget_source = earlier.budget_source,
      budget_estimate = earlier.budget_estimate, budget_spent = earlier.budget_spent
    from task earlier where later.plan_id = ${planId} and earlier.id = later.continues_task_id`.execute(tx)
  await weighCarried(tx, planId)
}

/**
 * Which obligation goes on with which: due on the same day, both on request, both without a day; and where each task has one
 * deadline alone, those, so that moving a deadline loses nothing.
 */
function pairsOf(planId: string) {
  return sql`(
    select task.id as task_id, later.id as later_id, earlier.id as earlier_id
    from task join obligation later on later.task_id = task.id join obligation earlier on earlier.task_id = task.continues_task_id
    where task.plan_id = ${planId} and (
      (earlier.due_day = later.due_day and earlier.kind <> 'on-request' and later.kind <> 'on-request')
      or (earlier.kind = 'on-request' and later.kind = 'on-request')
      or (earlier.due_day is null and later.due_day is null and earlier.kind = later.kind)
      or (earlier.kind = 'deadline' and later.kind = 'deadline' and not exists (
        select 1 from obligation other
        where other.task_id in (earlier.task_id, later.task_id) and other.id not in (earlier.id, later.id)))))`
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
