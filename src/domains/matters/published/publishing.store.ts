import type { KeptBack, Publishing } from '#domains/matters/published/publishing.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** As nothing was said or decided where there is no row. */
export async function findPublishing(db: Db, matterId: string): Promise<Publishing> {
  const row = await db.selectFrom('matter_publishing').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  if (row === undefined) return { matterId, agrees: null, guideId: null, keptBack: '' }
  return { matterId, agrees: row.agrees, guideId: row.guide_id, keptBack: row.kept_back }
}

/** What the person says; whatever was published of it is taken down by the database in the same transaction. */
export async function saveConsent(tx: Tx, matterId: string, agrees: boolean, at: Date): Promise<void> {
  await write(tx, matterId, { agrees, agreed_at: at })
}

export async function saveGuideOf(tx: Tx, matterId: string, guideId: string): Promise<void> {
  await write(tx, matterId, { guide_id: guideId })
}

/** '': the decision is taken back. */
export async function saveKeptBack(
  tx: Tx,
  matterId: string,
  reason: KeptBack | '',
  decision: { by: string; at: Date },
): Promise<void> {
  await write(tx, matterId, { kept_back: reason, decided_by: decision.by, decided_at: decision.at })
}

type Columns = Partial<{
  agrees: boolean
  agreed_at: Date
  guide_id: string
  kept_back: KeptBack | ''
  decided_by: string
  decided_at: Date
}>

async function write(tx: Tx, matterId: string, columns: Columns): Promise<void> {
  await tx
    .insertInto('matter_publishing')
    .values({ matter_id: matterId, kept_back: '', ...columns })
    .onConflict((on) => on.column('matter_id').doUpdateSet(columns))
    .execute()
}
