import { sql } from 'kysely'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import type { Tx } from '#platform/database/database.ts'

/** A source's own name for a document, and the address it would have by it: both lead to the document from now on. */
export async function addAlias(
  tx: Tx,
  alias: { slug: string; documentId: string; name: string; source: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql`
    insert into law_document_alias (slug, document_id, name, source)
    select ${alias.slug}, ${alias.documentId}, ${alias.name}, ${alias.source}
    where not exists (select 1 from law_document where slug = ${alias.slug})
    on conflict (slug) do nothing returning slug`.execute(tx)
  if (rows.length > 0) await noteLawChanges(tx, [{ documentId: alias.documentId }], now)
}

/**
 * Two documents turn out to be one: all that was said of the first is said of the second, articles keep their ids, and the
 * address of the first leads to the second. Articles that the second has by the same number stay as the second has them, and so
 * does whatever may be there once.
 */
export async function joinDocuments(tx: Tx, fromId: string, intoId: string, now: Date): Promise<void> {
  const from = await tx.selectFrom('law_document').selectAll().where('id', '=', fromId).executeTakeFirstOrThrow()
  await sql`
    with twice as (
      select f.id from law_article f join law_article i on i.document_id = ${intoId} and i.slug = f.slug where f.document_id = ${fromId}
    ), texts as (delete from law_article_version where article_id in (select id from twice))
    delete from law_article where id in (select id from twice)`.execute(tx)
  await sql`delete from law_relation where ${fromId} in (from_id, to_id) and ${intoId} in (from_id, to_id)`.execute(tx)
  for (const { table, column, others } of await listUniquePointers(tx)) {
    const same = others.map((other) => sql`and f.${sql.ref(other)} is not distinct from i.${sql.ref(other)}`)
    await sql`
      delete from ${sql.table(table)} f using ${sql.table(table)} i
      where f.${sql.ref(column)} = ${fromId} and i.${sql.ref(column)} = ${intoId} ${sql.join(same, sql` `)}`.execute(tx)
  }
  for (const { table, column } of await listPointers(tx))
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${intoId} where ${sql.ref(column)} = ${fromId}`.execute(
      tx,
    )
  await tx.deleteFrom('law_document').where('id', '=', fromId).execute()
  await addAlias(tx, { slug: from.slug, documentId: intoId, name: from.name, source: from.source }, now)
  await noteLawChanges(tx, [{ documentId: fromId }, { documentId: intoId }], now)
}

/** Every column of any table that points at a document, also of tables that other parts of the system add. */
async function listPointers(tx: Tx): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as table, a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'law_document'::regclass and cardinality(c.conkey) = 1`.execute(tx)
  return rows
}

/** Pointers that are unique, by themselves or with other columns: both documents may have such a row. */
async function listUniquePointers(tx: Tx): Promise<{ table: string; column: string; others: string[] }[]> {
  const { rows } = await sql<{ table: string; column: string; others: string[] }>`
    select c.conrelid::regclass::text as table, a.attname as column, array(
      select o.attname::text from pg_attribute o
      where o.attrelid = c.conrelid and o.attnum = any (x.indkey) and o.attnum <> a.attnum) as others
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_index x on x.indrelid = c.conrelid and x.indisunique and x.indexprs is null and x.indpred is null
        and a.attnum = any (x.indkey)
    where c.contype = 'f' and c.confrelid = 'law_document'::regclass and cardinality(c.conkey) = 1`.execute(tx)
  return rows
}
