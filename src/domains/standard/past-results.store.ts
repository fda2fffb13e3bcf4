import { type PastResult, pastRefusals } from '#domains/standard/past-result.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'

/** The table that waits in a province, for whoever keeps the rules there and saw this very one; nobody else changes it meanwhile. */
export async function loadPastToChange(
  tx: Tx,
  actor: Actor,
  { provinceId, tableId }: { provinceId: string; tableId: string },
): Promise<{ results: PastResult[]; writtenBy: string }> {
  await requireKeeper(tx, actor, provinceId)
  const row = await tx
    .selectFrom('standard_past_waiting')
    .select(['id', 'results', 'written_by as writtenBy'])
    .where('province_id', '=', provinceId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.id !== tableId) throw pastRefusals.changedMeanwhile
  return { results: row.results, writtenBy: row.writtenBy }
}
