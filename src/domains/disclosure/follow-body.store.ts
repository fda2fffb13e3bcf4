import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Moved } from '#domains/bodies/follow-successor.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import { isUnfinished } from '#domains/disclosure/local-document.store.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Lines of no document that are not public yet, of bodies that ended with one successor, at most so many, to that one. The line of a
 * document goes only with it (`moveStrandedDocuments`).
 */
export async function moveStrandedDisclosures(tx: Tx, today: Day, countMax: number): Promise<Moved[]> {
  const which = sql<SqlBool>`held.local_document_id is null and held.published_on is null and held.withdrawn_on is null`
  return (await moveToOnlySuccessors('disclosure', { today, countMax, which }).execute(tx)).rows
}

/** Legal documents with which something is still to be done, likewise, each with its line, whatever stands in it. */
export async function moveStrandedDocuments(
  tx: Tx,
  today: Day,
  countMax: number,
): Promise<{ documents: Moved[]; lines: Moved[] }> {
  const which = isUnfinished('held')
  const documents = (await moveToOnlySuccessors('local_document', { today, countMax, which }).execute(tx)).rows
  if (documents.length === 0) return { documents, lines: [] }
  const ids = documents.map(({ id }) => id)
  // a number stays one of the body that gave it
  await sql`
    update local_document doc set number_body_id = moved.from_id
    from unnest(${ids}::uuid[], ${documents.map(({ fromId }) => fromId)}::uuid[]) moved (id, from_id)
    where doc.id = moved.id and doc.issued_on is not null and doc.number_body_id is null`.execute(tx)
  const { rows: lines } = await sql<Moved>`
    with held as (select line.id, line.body_id as old_id, doc.body_id as new_id
      from disclosure line join local_document doc on doc.id = line.local_document_id
      where doc.id = any(${ids}::uuid[]) and line.body_id <> doc.body_id for update of line)
    update disclosure moved set body_id = held.new_id, version = moved.version + 1 from held where moved.id = held.id
    returning moved.id, held.old_id as "fromId", held.new_id as "toId"`.execute(tx)
  return { documents, lines }
}
