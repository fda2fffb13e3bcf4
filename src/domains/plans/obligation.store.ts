import type { Selectable } from 'kysely'
import { type Obligation, type OpenedObligation, refusals } from '#domains/plans/obligation.ts'
import type { ObligationTable } from '#domains/plans/plans.tables.ts'
import type { Tx } from '#platform/database/database.ts'

/** Loads an obligation of one task for changing it: a second act on it waits. Throws when the task has none of that id. */
export async function loadObligation(tx: Tx, taskId: string, id: string): Promise<Obligation> {
  const row = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('id', '=', id)
    .where('task_id', '=', taskId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refusals.notOpen
  return obligationOf(row)
}

export async function listObligationsOf(tx: Tx, taskId: string): Promise<Obligation[]> {
  const rows = await tx.selectFrom('obligation').selectAll().where('task_id', '=', taskId).orderBy('position').execute()
  return rows.map(obligationOf)
}

/** One more of a task that is worked on: with a version of its own, so that an adoption with it is not taken back. */
export async function insertFurtherObligation(
  tx: Tx,
  at: { id: string; taskId: string; position: number },
  opened: OpenedObligation,
): Promise<void> {
  await tx
    .insertInto('obligation')
    .values({ ...newObligationRow(at, opened), version: 1 })
    .execute()
}

export async function saveObligation(tx: Tx, obligation: Obligation): Promise<void> {
  const { id, state, returned, startDay, dueDay, claimedBy, claimedAt, doneDay, checkedBy, checkedAt, version } =
    obligation
  await tx
    .updateTable('obligation')
    .set({
      state,
      returned,
      start_day: startDay,
      due_day: dueDay,
      claimed_by: claimedBy,
      claimed_at: claimedAt,
      done_day: doneDay,
      checked_by: checkedBy,
      checked_at: checkedAt,
      version,
    })
    .where('id', '=', id)
    .execute()
}

export function obligationOf(row: Selectable<ObligationTable>): Obligation {
  return {
    id: row.id,
    taskId: row.task_id,
    position: row.position,
    kind: row.kind,
    label: row.label,
    startDay: row.start_day,
    dueDay: row.due_day,
    state: row.state,
    returned: row.returned,
    claimedBy: row.claimed_by,
    claimedAt: row.claimed_at,
    doneDay: row.done_day,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
    version: row.version,
  }
}

/** The row of an obligation that was just opened: nothing done, nothing claimed. */
export function newObligationRow(
  at: { id: string; taskId: string; position: number },
  { kind, label, startDay, dueDay, state }: OpenedObligation,
): ObligationTable {
  return {
    id: at.id,
    task_id: at.taskId,
    position: at.position,
    kind,
    label,
    start_day: startDay,
    due_day: dueDay,
    state,
    returned: false,
    claimed_by: null,
    claimed_at: null,
    done_day: null,
    checked_by: null,
    checked_at: null,
    version: 0,
  }
}
