import { newId } from '#base/ids.ts'
import type { BulkTrace } from '#domains/plans/bulk.tables.ts'
import { type BulkDeed, type BulkKind, refusals } from '#domains/plans/bulk.ts'
import { json, type Tx } from '#platform/database/database.ts'

export type BulkOutcome = { obligationId: string } & (
  | { before: BulkTrace; after: BulkTrace; refusal?: undefined }
  | { refusal: string }
)

const rowsAtOnce = 500

export async function saveBulkDeed(
  tx: Tx,
  deed: { kind: BulkKind; said: string; doneBy: string; doneAt: Date },
  outcomes: readonly BulkOutcome[],
): Promise<string> {
  const id = newId(deed.doneAt.getTime())
  await tx
    .insertInto('bulk_deed')
    .values({ id, kind: deed.kind, said: deed.said, done_by: deed.doneBy, done_at: deed.doneAt, undone_at: null })
    .execute()
  const rows = outcomes.map((one, position) => ({
    deed_id: id,
    position,
    obligation_id: one.obligationId,
    before: one.refusal === undefined ? json(one.before) : null,
    after: one.refusal === undefined ? json(one.after) : null,
    refusal: one.refusal ?? null,
  }))
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    await tx
      .insertInto('bulk_deed_item')
      .values(rows.slice(first, first + rowsAtOnce))
      .execute()
  return id
}

/** For undoing: a second undoing waits. Only whoever did it finds it. */
export async function loadBulkDeed(tx: Tx, id: string, personId: string): Promise<BulkDeed> {
  const row = await tx
    .selectFrom('bulk_deed')
    .selectAll()
    .where('id', '=', id)
    .where('done_by', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const { kind, said, done_by, done_at, undone_at } = row
  return { id, kind, said, doneBy: done_by, doneAt: done_at, undoneAt: undone_at }
}

export type BulkItem = { position: number; taskId: string; obligationId: string; before: BulkTrace; after: BulkTrace }

/** What was really done, by task: locks are taken in one order. */
export async function listDoneItems(tx: Tx, deedId: string): Promise<BulkItem[]> {
  const rows = await tx
    .selectFrom('bulk_deed_item as item')
    .innerJoin('obligation', 'obligation.id', 'item.obligation_id')
    .select(['item.position', 'obligation.task_id as taskId', 'item.obligation_id as obligationId'])
    .select(['item.before', 'item.after'])
    .where('item.deed_id', '=', deedId)
    .where('item.refusal', 'is', null)
    .orderBy('obligation.task_id')
    .orderBy('item.position')
    .execute()
  return rows.map((row) => ({ ...row, before: row.before!, after: row.after! }))
}

export async function saveUndone(
  tx: Tx,
  deedId: string,
  now: Date,
  left: readonly { position: number; because: string }[],
): Promise<void> {
  await tx.updateTable('bulk_deed').set({ undone_at: now }).where('id', '=', deedId).execute()
  await tx
    .updateTable('bulk_deed_item')
    .set({ undone: true })
    .where('deed_id', '=', deedId)
    .where('refusal', 'is', null)
    .execute()
  for (const { position, because } of left)
    await tx
      .updateTable('bulk_deed_item')
      .set({ undone: false, left_because: because })
      .where('deed_id', '=', deedId)
      .where('position', '=', position)
      .execute()
}
