import type { Db } from '#platform/database/database.ts'

/** The kinds of output for which an obligation has evidence now. */
export async function listShownOutputs(db: Db, obligationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .select('output')
    .distinct()
    .where('obligation_id', '=', obligationId)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map((row) => row.output)
}
