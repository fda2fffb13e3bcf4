import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import type { Mark } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** An article that was found, as a line of an answer shows it. */
export type FoundArticle = {
  articleId: string
  documentSlug: string
  documentNumber: string | null
  documentName: string
  /** The name as the source that the words came with writes it. */
  listedName: string
  slug: string
  number: string
  headings: string[]
  title: string
  text: string
  status: LawStatus
}

/** In the order of the ids; those that are no more are left out. The text is that of the day, else the nearest. */
export async function listFoundArticles(db: Db, articleIds: readonly string[], day: Day): Promise<FoundArticle[]> {
  const { rows } = await sql<Row>`
    select a.id as "articleId", d.id as "documentId", d.slug as "documentSlug", d.number as "documentNumber", d.name as "documentName",
      coalesce((select l.name from law_document_alias l where l.document_id = d.id order by l.slug limit 1), d.name) as "listedName",
      a.slug, a.number, a.headings, v.title, v.text, v.from_day as "fromDay", d.effective_on as "effectiveOn",
      d.expires_on as "expiresOn", d.mark
    from law_article a join law_document d on d.id = a.document_id
    cross join lateral (
      select * from law_article_version t where t.article_id = a.id
      order by coalesce(t.from_day, date '0001-01-01') <= ${day}::date desc,
        case when t.from_day <= ${day}::date then t.from_day end desc nulls last, t.from_day limit 1
    ) v
    where a.id = any(${[...articleIds]}::uuid[])`.execute(db)
  const relations = await listRelationsOn(db, [...new Set(rows.map(({ documentId }) => documentId))])
  const found = new Map(
    rows.map(({ documentId, fromDay, effectiveOn, expiresOn, mark, ...row }) => [
      row.articleId,
      {
        ...row,
        status: articleStatusOn(
          day,
          { slug: row.slug, fromDay },
          { effectiveOn, expiresOn, mark },
          relations.get(documentId) ?? [],
        ),
      },
    ]),
  )
  return articleIds.flatMap((id) => found.get(id) ?? [])
}

type Row = Omit<FoundArticle, 'status'> & {
  documentId: string
  fromDay: Day | null
  effectiveOn: Day | null
  expiresOn: Day | null
  mark: Mark
}

/** Only what a program that measures the search compares: names of laws as a list writes them, numbers of articles. */
export async function listArticleNames(db: Db): Promise<Map<string, { law: string; article: string }>> {
  const { rows } = await sql<{ id: string; law: string; article: string }>`
    select a.id, coalesce((select l.name from law_document_alias l where l.document_id = d.id order by l.slug limit 1), d.name) as law,
      a.number as article
    from law_article a join law_document d on d.id = a.document_id`.execute(db)
  return new Map(rows.map(({ id, law, article }) => [id, { law, article }]))
}
