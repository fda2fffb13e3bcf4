import { sql } from 'kysely'
import type { Relation } from '#domains/library/relation.ts'
import type { Db } from '#platform/database/database.ts'

/** Texts of the target's articles that were entered because the acting document changed them. */
export async function countLeaningVersions(
  db: Db,
  { toId, acting }: { toId: string; acting: { number: string | null } },
): Promise<number> {
  if (acting.number === null) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from law_article_version version join law_article article on article.id = version.article_id
    where article.document_id = ${toId} and ${acting.number} = any(version.amended_by)`.execute(db)
  return rows[0]!.count
}

/** Whether the two documents are related in the same way, about the same places, by another relation. */
export async function hasTwin(
  db: Db,
  relation: Pick<Relation, 'id' | 'fromId' | 'toId' | 'kind' | 'scope'>,
): Promise<boolean> {
  const { id, fromId, toId, kind, scope } = relation
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from law_relation where from_id = ${fromId} and to_id = ${toId} and kind = ${kind} and scope = ${scope}::text[] and id <> ${id}) as found`.execute(
    db,
  )
  return rows[0]!.found
}
