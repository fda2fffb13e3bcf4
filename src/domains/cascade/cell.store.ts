import type { Selectable } from 'kysely'
import type { CoverageCellTable } from '#domains/cascade/cascade.tables.ts'
import { refusals, type Saying } from '#domains/cascade/cell.ts'
import type { Seen } from '#domains/cascade/staleness.ts'
import { json, type Tx } from '#platform/database/database.ts'

type Cell = Selectable<CoverageCellTable> & { position: number }

/** The demand is locked before. Refuses a form that was made for an older version. */
export async function loadCellToChange(tx: Tx, addresseeId: string, id: string, version: number): Promise<Cell> {
  const cell = await tx
    .selectFrom('coverage_cell')
    .innerJoin('task', 'task.id', 'coverage_cell.parent_task_id')
    .selectAll('coverage_cell')
    .select('task.position')
    .where('coverage_cell.id', '=', id)
    .where('addressee_id', '=', addresseeId)
    .executeTakeFirst()
  if (cell === undefined) throw refusals.notFound
  if (cell.version !== version) throw refusals.changedMeanwhile
  return cell
}

/** Whatever was returned is answered by it. */
export async function saveSaying(
  tx: Tx,
  cell: Cell,
  said: Saying & { seen: Seen; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('coverage_cell')
    .set({
      said: said.said,
      child_task_id: said.childTaskId,
      now_task_id: said.childTaskId,
      reason: said.reason,
      said_by: said.by,
      said_at: said.now,
      seen: json(said.seen),
      stale: null,
      returned_reason: '',
      returned_by: null,
      returned_at: null,
      version: cell.version + 1,
    })
    .where('id', '=', cell.id)
    .execute()
}

export async function returnCellRow(
  tx: Tx,
  cell: Cell,
  returned: { reason: string; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('coverage_cell')
    .set({
      said: null,
      child_task_id: null,
      now_task_id: null,
      reason: '',
      said_by: null,
      said_at: null,
      seen: null,
      stale: null,
      returned_reason: returned.reason,
      returned_by: returned.by,
      returned_at: returned.now,
      version: cell.version + 1,
    })
    .where('id', '=', cell.id)
    .execute()
}
