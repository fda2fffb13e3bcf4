import { type SqlBool, sql } from 'kysely'
import { fold, sortKey } from '#base/vietnamese.ts'
import { type DocumentKind, numberKeyOf } from '#domains/library/document.ts'
import type { ReadDocument } from '#domains/library/reading/read-document.ts'
import type { Db } from '#platform/database/database.ts'

/** A document as a line of a list; `articles`: of the topic, or of the whole document. */
export type ListedDocument = Omit<ReadDocument, 'signedBy' | 'source'> & { articles: number }

export type DocumentFilter = {
  words: string
  kind: DocumentKind | undefined
  issuer: string | undefined
  year: number | undefined
  topic?: string | undefined
}

export const documentsPageSize = 50

/** The newest first. */
export async function listDocuments(
  db: Db,
  filter: DocumentFilter,
  page: number,
): Promise<{ documents: ListedDocument[]; total: number }> {
  const where = sql.join([sql`true`, ...conditionsOf(filter)], sql` and `)
  const topic = filter.topic === undefined ? sql`true` : sql`article.topic_code = ${filter.topic}`
  const [{ rows: documents }, { rows: counted }] = await Promise.all([
    sql<ListedDocument>`
      select id, slug, number, kind, name, issuer, issued_on as "issuedOn", effective_on as "effectiveOn", expires_on as "expiresOn", mark,
        (select count(*) from law_article article where article.document_id = document.id and ${topic})::integer as articles
      from law_document document where ${where}
      order by coalesce(issued_on, effective_on) desc nulls last, slug
      limit ${documentsPageSize} offset ${(page - 1) * documentsPageSize}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from law_document document where ${where}`.execute(db),
  ])
  return { documents, total: counted[0]!.total }
}

function conditionsOf({ words, kind, issuer, year, topic }: DocumentFilter) {
  const typed = `%${fold(words).replace(/[\\%_]/gu, '\\$&')}%`
  return [
    words !== '' &&
      sql<SqlBool>`(name_folded like ${typed} or number_key like ${`${numberKeyOf(words).replace(/[\\%_]/gu, '\\$&')}%`})`,
    kind !== undefined && sql<SqlBool>`kind = ${kind}`,
    issuer !== undefined && sql<SqlBool>`issuer = ${issuer}`,
    year !== undefined && sql<SqlBool>`extract(year from coalesce(issued_on, effective_on)) = ${year}`,
    topic !== undefined &&
      sql<SqlBool>`exists (select 1 from law_article where document_id = document.id and topic_code = ${topic})`,
  ].filter((condition) => typeof condition === 'object')
}

export type TopicLine = { code: string; name: string; articles: number }

/** Topics by name, each with how many articles it has. */
export async function listTopicLines(db: Db): Promise<TopicLine[]> {
  const { rows } = await sql<TopicLine>`
    select topic.code, topic.name, count(article.id)::integer as articles
    from law_topic topic join law_article article on article.topic_code = topic.code
    group by topic.code`.execute(db)
  // by the school dictionary, whatever the database takes for an order
  return rows.sort((one, other) => (sortKey(one.name) < sortKey(other.name) ? -1 : 1))
}

export async function findTopic(db: Db, code: string): Promise<{ code: string; name: string } | undefined> {
  return db.selectFrom('law_topic').select(['code', 'name']).where('code', '=', code).executeTakeFirst()
}
