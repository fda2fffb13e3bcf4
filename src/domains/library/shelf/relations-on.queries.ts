import type { StatusRelation } from '#domains/library/document-status.ts'
import type { Db } from '#platform/database/database.ts'

const relationsMax = 20_000

/** What others do to each of many documents, for their status; what an editor dismissed is left out. */
export async function listRelationsOn(db: Db, documentIds: readonly string[]): Promise<Map<string, StatusRelation[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('law_relation as relation')
    .innerJoin('law_document as acting', 'acting.id', 'relation.from_id')
    .select(['relation.to_id as toId', 'relation.kind', 'relation.scope', 'relation.from_day as fromDay'])
    .select(['relation.to_day as toDay', 'relation.mark', 'relation.state'])
    .select(['acting.slug', 'acting.number', 'acting.kind as actingKind', 'acting.name'])
    .where('relation.to_id', 'in', [...documentIds])
    .where('relation.state', '!=', 'dismissed')
    .limit(relationsMax)
    .execute()
  const relations = rows.map(({ slug, number, actingKind, name, ...relation }) => ({
    ...relation,
    by: { slug, number, kind: actingKind, name },
  }))
  return Map.groupBy(relations, ({ toId }) => toId)
}
