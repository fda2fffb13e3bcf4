import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import type { LawTurn } from '#domains/library/law-changed.ts'
import { findDocumentFacts } from '#domains/library/subscribing/document-facts.queries.ts'
import { newsBetween } from '#domains/library/subscribing/document-news.ts'
import { json, type Tx } from '#platform/database/database.ts'

/**
 * Ghi tin: one step of the job of a change. Compares what is so with what was last said, writes the difference for everybody who
 * wants to know, and remembers what is said now; all in the job's transaction, under the lock of that memory. Run again, it finds
 * no difference.
 */
export async function noteLawNews(tx: Tx, { documentId, today, now }: Pick<LawTurn, 'documentId' | 'today' | 'now'>) {
  const facts = await findDocumentFacts(tx, documentId, today)
  if (facts === undefined) return
  const { rows: begun } = await sql`
    insert into law_document_facts (document_id, facts, noted_at) values (${documentId}, ${json(facts)}::jsonb, ${now})
    on conflict (document_id) do nothing returning document_id`.execute(tx)
  const before = begun.length > 0 ? null : await rememberNow(tx, documentId)
  const lines = newsBetween(before, facts)
  if (lines.length === 0) return
  if (before !== null)
    await tx
      .updateTable('law_document_facts')
      .set({ facts: json(facts), noted_at: now })
      .where('document_id', '=', documentId)
      .execute()
  // who follows the document itself knows that it is there
  const readers = await listReaders(tx, documentId, before === null ? 'topic' : 'all')
  if (readers.length === 0) return
  const newsId = newId(now.getTime())
  await tx
    .insertInto('law_news')
    .values({ id: newsId, document_id: documentId, noted_at: now, lines: json(lines) })
    .execute()
  await sql`
    insert into law_news_for (subscriber_id, news_id) select reader, ${newsId}::uuid from unnest(${readers}::uuid[]) as reader`.execute(
    tx,
  )
}

async function rememberNow(tx: Tx, documentId: string) {
  const row = await tx
    .selectFrom('law_document_facts')
    .select('facts')
    .where('document_id', '=', documentId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.facts
}

async function listReaders(tx: Tx, documentId: string, whose: 'topic' | 'all'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct subscription.subscriber_id as id from law_subscription subscription
    where (${whose === 'all'} and subscription.document_id = ${documentId})
      or subscription.topic_code in (select topic_code from law_article where document_id = ${documentId} and topic_code is not null)
    order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What is so when somebody begins to follow: changes are told from then on. Written where nothing was said yet. */
export async function beginFacts(tx: Tx, documentId: string, today: LawTurn['today'], now: Date): Promise<void> {
  const facts = await findDocumentFacts(tx, documentId, today)
  if (facts === undefined) return
  await sql`
    insert into law_document_facts (document_id, facts, noted_at) values (${documentId}, ${json(facts)}::jsonb, ${now})
    on conflict (document_id) do nothing`.execute(tx)
}
