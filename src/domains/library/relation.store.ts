import { type Selectable, sql } from 'kysely'
import { documentOf } from '#domains/library/document.store.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import type { LawRelationTable } from '#domains/library/library.tables.ts'
import { type Relation, refusals } from '#domains/library/relation.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** A relation with the document at its other end. */
export type RelationSeen = { relation: Relation; isActing: boolean; other: LawDocument }

/** What others do to a document, and what it does to others, the latest first. */
export async function listRelations(db: Db, documentId: string): Promise<RelationSeen[]> {
  const rows = await db
    .selectFrom('law_relation')
    .selectAll()
    .where((where) => where.or([where('from_id', '=', documentId), where('to_id', '=', documentId)]))
    .orderBy(sql`from_day desc nulls last, id`)
    .limit(relationsMax)
    .execute()
  const otherIds = rows.map(({ from_id, to_id }) => (from_id === documentId ? to_id : from_id))
  const others = await db
    .selectFrom('law_document')
    .selectAll()
    .where(sql<boolean>`id = any(${otherIds}::uuid[])`)
    .execute()
  const byId = new Map(others.map((row) => [row.id, documentOf(row)]))
  return rows.map((row, index) => ({
    relation: relationOf(row),
    isActing: row.from_id === documentId,
    other: byId.get(otherIds[index]!)!,
  }))
}

const relationsMax = 2_000

/** Writes those that are not known yet, whatever was decided of the known ones; answers how many were new. */
export async function addRelations(tx: Tx, relations: readonly Relation[], now: Date): Promise<number> {
  if (relations.length === 0) return 0
  const { rows } = await sql<{ from_id: string; to_id: string }>`
    insert into law_relation (id, from_id, to_id, kind, scope, from_day, to_day, excerpt, source, mark, state)
    select id, "fromId", "toId", kind, array(select jsonb_array_elements_text(scope)), "fromDay", "toDay", excerpt, source, mark, state
    from jsonb_to_recordset(${JSON.stringify(relations)}::jsonb) as r (id uuid, "fromId" uuid, "toId" uuid, kind text, scope jsonb,
      "fromDay" date, "toDay" date, excerpt text, source text, mark text, state text)
    on conflict (from_id, to_id, kind, scope) do nothing
    returning from_id, to_id`.execute(tx)
  const touched = new Set(rows.flatMap(({ from_id, to_id }) => [from_id, to_id]))
  await noteLawChanges(
    tx,
    [...touched].map((documentId) => ({ documentId })),
    now,
  )
  return rows.length
}

/** An editor's decision; another decision later takes its place. */
export async function decideRelation(
  tx: Tx,
  relationId: string,
  decision: { state: 'confirmed' | 'dismissed'; by: string | null; now: Date },
): Promise<Relation> {
  const row = await tx
    .updateTable('law_relation')
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.now })
    .where('id', '=', relationId)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  await noteLawChanges(tx, [{ documentId: row.from_id }, { documentId: row.to_id }], decision.now)
  return relationOf(row)
}

/** As nobody has decided on it. */
export function relationRow(relation: Relation): LawRelationTable {
  const { fromId, toId, fromDay, toDay, ...same } = relation
  return { ...same, from_id: fromId, to_id: toId, from_day: fromDay, to_day: toDay, decided_by: null, decided_at: null }
}

function relationOf(row: Selectable<LawRelationTable>): Relation {
  return {
    id: row.id,
    fromId: row.from_id,
    toId: row.to_id,
    kind: row.kind,
    scope: row.scope,
    fromDay: row.from_day,
    toDay: row.to_day,
    excerpt: row.excerpt,
    source: row.source,
    mark: row.mark,
    state: row.state,
  }
}
