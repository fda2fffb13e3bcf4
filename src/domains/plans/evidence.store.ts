import { refusals } from '#domains/plans/evidence.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** The kinds of output for which an obligation has evidence now. A file in quarantine shows nothing. */
export async function listShownOutputs(db: Db, obligationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('stored_file', 'stored_file.id', 'evidence.file_id')
    .select('evidence.output')
    .distinct()
    .where('evidence.obligation_id', '=', obligationId)
    .where('evidence.removed_at', 'is', null)
    .where('stored_file.state', '<>', 'quarantined')
    .execute()
  return rows.map((row) => row.output)
}

export async function countEvidence(db: Db, obligationId: string): Promise<number> {
  const row = await db
    .selectFrom('evidence')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('obligation_id', '=', obligationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function removeEvidenceRow(
  tx: Tx,
  obligationId: string,
  id: string,
  removal: { by: string; at: Date },
): Promise<void> {
  const removed = await tx
    .updateTable('evidence')
    .set({ removed_at: removal.at, removed_by: removal.by })
    .where('id', '=', id)
    .where('obligation_id', '=', obligationId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (removed === undefined) throw refusals.notFound
}
