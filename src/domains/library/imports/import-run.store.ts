import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import type { FlawBook, FlawKind } from '#domains/library/imports/import-flaws.ts'
import type { ImportRun } from '#domains/library/imports/importing.ts'
import type { LawSource, SourceKind } from '#domains/library/imports/law-source.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export const refusals = {
  running: (fileName: string) =>
    new Refusal(
      409,
      `Đang có một lần nhập khác chạy (${fileName}). Hãy đợi lần đó xong rồi nhập tiếp; lần bị dừng giữa chừng tự nhường chỗ sau ${leaseSeconds} giây.`,
    ),
}

/** Longer than any chunk takes; whoever was killed holds others up no longer than this. */
export const leaseSeconds = 30

/**
 * One import at a time in the whole library. The same file goes on where it was left; `undefined` while the lease of another
 * run has not run out.
 */
export async function claimImport(tx: Tx, source: LawSource, kind: SourceKind): Promise<ImportRun | undefined> {
  await sql`update law_import set state = 'stopped', leased_until = null where state = 'running' and leased_until < now()`.execute(
    tx,
  )
  const left = await tx
    .selectFrom('law_import')
    .select(['id', 'position', 'added', 'changed', 'unchanged'])
    .where('sha256', '=', source.sha256)
    .where('state', '=', 'stopped')
    .orderBy('begun_at', 'desc')
    .executeTakeFirst()
  const other = await tx.selectFrom('law_import').select('id').where('state', '=', 'running').executeTakeFirst()
  if (other !== undefined) return undefined
  const leased = sql<Date>`now() + ${leaseSeconds} * interval '1 second'`
  if (left !== undefined) {
    await tx
      .updateTable('law_import')
      .set({ state: 'running', leased_until: leased })
      .where('id', '=', left.id)
      .execute()
    return left
  }
  const run = { id: newId(), position: 0, added: 0, changed: 0, unchanged: 0 }
  await tx
    .insertInto('law_import')
    .values({
      ...run,
      sha256: source.sha256,
      file_name: source.fileName.slice(0, 300),
      kind,
      state: 'running',
      total: 0,
      refusal: '',
      leased_until: leased,
      begun_at: sql<Date>`now()`,
      finished_at: null,
    })
    .execute()
  return run
}

/** In the transaction of the entries themselves: a killed run goes on exactly behind them. */
export async function keepPosition(db: Db, run: ImportRun, total: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('law_import')
    .set({
      position: run.position,
      total,
      added: run.added,
      changed: run.changed,
      unchanged: run.unchanged,
      leased_until: sql<Date>`now() + ${leaseSeconds} * interval '1 second'`,
    })
    .where('id', '=', run.id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error('The import was taken over by another process.')
}

export async function finishImport(tx: Tx, run: ImportRun, flaws: FlawBook): Promise<void> {
  await tx
    .updateTable('law_import')
    .set({ state: 'done', leased_until: null, finished_at: sql<Date>`now()` })
    .where('id', '=', run.id)
    .execute()
  await keepFlaws(tx, run.id, flaws)
}

/** It will not be gone on with: the file itself is at fault, and says why. */
export async function refuseImport(db: Db, run: ImportRun, sentence: string): Promise<void> {
  await db
    .updateTable('law_import')
    .set({ state: 'refused', leased_until: null, refusal: sentence, finished_at: sql<Date>`now()` })
    .where('id', '=', run.id)
    .execute()
}

/** Given back at once, so that the next attempt need not wait for the lease. */
export async function stopImport(db: Db, run: ImportRun): Promise<void> {
  await db
    .updateTable('law_import')
    .set({ state: 'stopped', leased_until: null })
    .where('id', '=', run.id)
    .where('state', '=', 'running')
    .execute()
}

async function keepFlaws(tx: Tx, importId: string, flaws: FlawBook): Promise<void> {
  await tx.deleteFrom('law_import_flaw').where('import_id', '=', importId).execute()
  await tx.deleteFrom('law_import_flaw_count').where('import_id', '=', importId).execute()
  const ordinals = new Map<FlawKind, number>()
  const listed = flaws.listed.map((flaw) => {
    const ordinal = (ordinals.get(flaw.kind) ?? 0) + 1
    ordinals.set(flaw.kind, ordinal)
    return { ...flaw, ordinal }
  })
  const counts = [...flaws.counts].map(([kind, count]) => ({ kind, count }))
  await sql`
    insert into law_import_flaw (import_id, kind, ordinal, place, note)
    select ${importId}, kind, ordinal, place, note
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as r (kind text, ordinal integer, place text, note text)`.execute(
    tx,
  )
  await sql`
    insert into law_import_flaw_count (import_id, kind, count)
    select ${importId}, kind, count from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r (kind text, count integer)`.execute(
    tx,
  )
}
