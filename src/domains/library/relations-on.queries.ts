import type { StatusRelation } from '#domains/library/document-status.ts'
import type { Db } from '#platform/database/database.ts'

const relationsMax = 20_000

/** What others do to each of these documents, as the rule of effect asks for it. */
export async function listRelationsOn(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, (StatusRelation & { id: string })[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('law_relation as relation')
    .innerJoin('law_document as acting', 'acting.id', 'relation.from_id')
    .select([
      'relation.id',
      'relation.to_id as toId',
      'relation.kind',
      'relation.scope',
      'relation.from_day as fromDay',
      'relation.to_day as toDay',
      'relation.mark',
      'relation.state',
      'acting.slug',
      'acting.number',
      'acting.kind as actingKind',
      'acting.name',
    ])
    .where('relation.to_id', 'in', [...documentIds])
    .limit(relationsMax)
    .execute()
  const found = new Map<string, (StatusRelation & { id: string })[]>()
  for (const { toId, slug, number, actingKind, name, ...relation } of rows) {
    const of = found.get(toId) ?? []
    of.push({ ...relation, by: { slug, number, kind: actingKind, name } })
    found.set(toId, of)
  }
  return found
}
