import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { LawEntry } from '#domains/library/search/law-entry.ts'
import type { KnownDocument } from '#domains/library/search/named-documents.ts'
import type { Db } from '#platform/database/database.ts'

/** Articles with the text of a day behind the article `after`, by their ids; at most `limit`. */
export async function listEntriesAfter(db: Db, day: Day, after: string | null, limit: number): Promise<LawEntry[]> {
  // the chunk first, by the key: without statistics the planner would join and sort everything for each chunk
  const chunk = sql`select * from law_article where ${after === null ? sql`true` : sql`id > ${after}`} order by id limit ${limit}`
  const { rows } = await sql<LawEntry>`${entriesOn(day, chunk)} order by a.id`.execute(db)
  return rows
}

/** Those of these articles, and of all articles of these documents, that are there. */
export async function listEntriesOf(db: Db, day: Day, changed: Changed): Promise<LawEntry[]> {
  const { documentIds, articleIds } = changed
  const some = sql`
    select * from law_article where id = any(${articleIds}::uuid[])
    union select * from law_article where document_id = any(${documentIds}::uuid[])`
  const { rows } = await sql<LawEntry>`${entriesOn(day, some)} order by a.id`.execute(db)
  return rows
}

export type Changed = { documentIds: string[]; articleIds: string[] }

export async function countArticles(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from law_article`.execute(db)
  return rows[0]!.count
}

/** How many articles a change touches: to see whether they can be looked at apart. */
export async function countArticlesOf(db: Db, documentIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from law_article where document_id = any(${[...documentIds]}::uuid[])`.execute(db)
  return rows[0]!.count
}

/** Every name and number by which a question may name a document; a document with two names stands there twice. */
export async function listKnownDocuments(db: Db): Promise<KnownDocument[]> {
  const { rows } = await sql<KnownDocument>`
    select id, name, number from law_document
    union all select document_id, name, null from law_document_alias order by 1, 3 nulls last`.execute(db)
  return rows
}

/**
 * The text in force on the day; before the first one begins, that one. In force from the text's own first day, until the text
 * ends, the document does, or something sure takes the document or this article out of force: what a filter by day asks.
 */
function entriesOn(day: Day, articles: RawBuilder<unknown>) {
  return sql`
    select a.id as "articleId", a.document_id as "documentId", d.name as "documentName", d.number as "documentNumber",
      a.number as "articleNumber", v.title, a.headings, v.text, d.kind, d.issuer,
      extract(year from coalesce(d.issued_on, d.effective_on))::integer as year, a.topic_code as topic,
      coalesce(v.from_day, d.effective_on) as "effectiveFrom", least(v.to_day, d.expires_on, ended.on_day) as "effectiveTo",
      v.text_hash as "textHash"
    from (${articles} offset 0) a join law_document d on d.id = a.document_id
    cross join lateral (
      select * from law_article_version t where t.article_id = a.id
      order by coalesce(t.from_day, date '0001-01-01') <= ${day}::date desc,
        case when t.from_day <= ${day}::date then t.from_day end desc nulls last, t.from_day limit 1
    ) v
    cross join lateral (
      select min(r.from_day) as on_day from law_relation r
      where r.to_id = d.id and r.kind in ('replaces', 'repeals') and r.state = 'confirmed' and r.mark in ('S', 'C', 'E', 'G')
        and (r.scope = '{}' or a.slug = any(r.scope))
    ) ended`
}

/** How many articles changed behind a number, as far as changes are still listed. */
export async function countChangedArticles(db: Db, after: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from law_article a where exists (
      select 1 from law_change c where c.number > ${after} and (c.article_id = a.id or (c.article_id is null and c.document_id = a.document_id))
    )`.execute(db)
  return rows[0]!.count
}
