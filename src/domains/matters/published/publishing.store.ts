import { sql } from 'kysely'
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

/**
 * What was sent turned out to denounce: whatever was made of it is taken down for ever, words that nobody approved are emptied, and
 * nothing ties the two together any more.
 */
export async function forgetPublishing(tx: Tx, submissionId: string): Promise<void> {
  const { rows } = await sql<{ guideId: string | null }>`
    delete from matter_publishing publishing using matter
    where matter.id = publishing.matter_id and matter.submission_id = ${submissionId}
    returning publishing.guide_id as "guideId"`.execute(tx)
  for (const { guideId } of rows.filter((row) => row.guideId !== null)) {
    await sql`select hold_guide(${guideId}, 'kind')`.execute(tx)
    await sql`
      update guide set words = coalesce(
        (select edition.words from guide_edition edition where edition.guide_id = guide.id and edition.number = guide.edition),
        guide.words || ${JSON.stringify(emptied)}::jsonb)
      where id = ${guideId}`.execute(tx)
  }
}

const emptied = { title: 'Câu trả lời đã bỏ', summary: 'Đã bỏ.', text: '## Trả lời\nĐã bỏ.' }

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
