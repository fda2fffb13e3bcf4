import { sql } from 'kysely'
import { refusals } from '#domains/learning/essays/essay-contest.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'

/** The entry that came with this very form; undefined: none yet. */
export async function findEssayByForm(
  db: Db,
  formHash: string,
): Promise<{ id: string; contestId: string } | undefined> {
  return db
    .selectFrom('essay_entry')
    .select(['id', 'contest_id as contestId'])
    .where('form_hash', '=', formHash)
    .executeTakeFirst()
}

export async function findEssayByCode(db: Db, contestId: string, codeHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('essay_entry')
    .select('id')
    .where('contest_id', '=', contestId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return row?.id
}

/** One telephone, one essay: throws `entered` for the second. */
export async function addEssay(tx: Tx, row: Omit<Tables['essay_entry'], 'paper'>): Promise<void> {
  const added = await tx
    .insertInto('essay_entry')
    .values({ ...row, paper: null })
    .onConflict((on) => on.columns(['contest_id', 'phone_hash']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw refusals.entered
}

export async function listEntryIds(db: Db, contestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('essay_entry')
    .select('id')
    .where('contest_id', '=', contestId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Số phách: the first id is paper 1, and so on. */
export async function numberPapers(tx: Tx, entryIds: readonly string[]): Promise<void> {
  await sql`
    update essay_entry set paper = dealt.paper from unnest(${[...entryIds]}::uuid[]) with ordinality as dealt (id, paper)
    where essay_entry.id = dealt.id`.execute(tx)
}
