import { sql } from 'kysely'
import { type KeptDocument, loadKeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { refusals } from '#domains/library/document.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import { relationRow } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'

/** For changing it: locked, kept by the actor, and as the form saw it. */
export async function loadKeptToChange(
  tx: Tx,
  actor: Actor,
  form: { documentId: string; version: number },
): Promise<KeptDocument> {
  await lockDocuments(tx, [form.documentId])
  const document = await loadKeptDocument(tx, actor, form.documentId)
  if (document.version !== form.version) throw refusals.changedMeanwhile
  return document
}

/** In one order whoever comes, so that two deeds on the same two documents wait instead of blocking one another. */
export async function lockDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select 1 from law_document where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
}

export type DecidedBy = { personId: string; at: Date }

/** `by` null: it waits again. */
export async function saveRelation(tx: Tx, relation: Relation, by: DecidedBy | null, now: Date): Promise<void> {
  await tx
    .updateTable('law_relation')
    .set({
      scope: relation.scope,
      from_day: relation.fromDay,
      to_day: relation.toDay,
      source: relation.source,
      mark: relation.mark,
      state: relation.state,
      decided_by: by?.personId ?? null,
      decided_at: by?.at ?? null,
    })
    .where('id', '=', relation.id)
    .execute()
  await markChanged(tx, [relation.fromId, relation.toId], now)
}

/** Grows both versions, so that a form made before is refused, and has all that leans on them looked at again. */
export async function markChanged(tx: Tx, documentIds: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('law_document')
    .set((e) => ({ version: e('version', '+', 1), changed_at: now }))
    .where('id', 'in', [...documentIds])
    .execute()
  await noteLawChanges(
    tx,
    documentIds.map((documentId) => ({ documentId })),
    now,
  )
}

/** False when the two documents are related in this way already. */
export async function addReadRelation(tx: Tx, relation: Relation, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('law_relation')
    .values(relationRow(relation))
    .onConflict((conflict) => conflict.columns(['from_id', 'to_id', 'kind', 'scope']).doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await markChanged(tx, [relation.fromId, relation.toId], now)
  return true
}
