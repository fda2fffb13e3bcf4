import { sql } from 'kysely'
import type { ArticleVersion } from '#domains/library/article.ts'
import { type LawDocument, numberKeyOf, slugOf } from '#domains/library/document.ts'
import type { StatusRelation } from '#domains/library/document-status.ts'
import { articleSlug, type PlaceFacts } from '#domains/library/reliance.ts'
import type { Db } from '#platform/database/database.ts'

/** Of one document, with the texts of the articles that were asked for. */
export type DocumentFacts = {
  document: PlaceFacts['document'] & Pick<LawDocument, 'id' | 'slug'>
  relations: StatusRelation[]
  /** By the article's address; an article that the library does not have is not there. */
  articles: Map<string, ArticleText[]>
  /** Whether the library has any text of it. */
  hasText: boolean
}

type ArticleText = Pick<ArticleVersion, 'fromDay' | 'toDay' | 'title' | 'text' | 'amendedBy'>

export const documentsMax = 2_000

/** Documents by their number or name as it is cited; where several bear one number, the one of the whole system. */
export async function findCitedDocuments(db: Db, numbers: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(numbers)].slice(0, documentsMax)
  if (wanted.length === 0) return new Map()
  const keys = wanted.map((number) => ({ number, key: numberKeyOf(number), slug: slugOf(number) }))
  const { rows } = await sql<{ number: string; id: string }>`
    select distinct on (wish.number) wish.number, document.id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as wish (number text, key text, slug text)
      join law_document document on document.number_key = wish.key or document.slug = wish.slug
    order by wish.number, document.keeper_body_id nulls first, document.slug`.execute(db)
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** All that the library knows of these documents and of these articles in them, in four questions. */
export async function loadDocumentFacts(
  db: Db,
  places: readonly { documentId: string; article: string }[],
): Promise<Map<string, DocumentFacts>> {
  const ids = [...new Set(places.map(({ documentId }) => documentId))].slice(0, documentsMax)
  if (ids.length === 0) return new Map()
  const found = new Map<string, DocumentFacts>()
  for (const { hasText, ...document } of await listDocuments(db, ids))
    found.set(document.id, { document, relations: [], articles: new Map(), hasText })
  for (const { toId, ...relation } of await listRelations(db, ids)) found.get(toId)?.relations.push(relation)
  const slugs = [...new Set(places.map(({ article }) => articleSlug(article)))]
  for (const { documentId, slug, ...version } of await listVersions(db, ids, slugs)) {
    const articles = found.get(documentId)?.articles
    articles?.set(slug, [...(articles.get(slug) ?? []), version])
  }
  return found
}

export function placeFactsOf(facts: DocumentFacts, article: string): PlaceFacts {
  const { document, relations, articles } = facts
  return { document, relations, versions: articles.get(articleSlug(article)) ?? [] }
}

function listDocuments(db: Db, ids: string[]) {
  return db
    .selectFrom('law_document')
    .select(['id', 'slug', 'number', 'kind', 'name', 'mark', 'effective_on as effectiveOn', 'expires_on as expiresOn'])
    .select((on) =>
      on
        .exists(on.selectFrom('law_article').select('id').whereRef('law_article.document_id', '=', 'law_document.id'))
        .$castTo<boolean>()
        .as('hasText'),
    )
    .where('id', 'in', ids)
    .execute()
}

const relationsMax = 50_000

async function listRelations(db: Db, ids: string[]): Promise<(StatusRelation & { toId: string })[]> {
  const rows = await db
    .selectFrom('law_relation as relation')
    .innerJoin('law_document as acting', 'acting.id', 'relation.from_id')
    .select(['relation.to_id as toId', 'relation.kind', 'relation.scope', 'relation.mark', 'relation.state'])
    .select(['relation.from_day as fromDay', 'relation.to_day as toDay'])
    .select(['acting.slug', 'acting.number', 'acting.name', 'acting.kind as actingKind'])
    .where('relation.to_id', 'in', ids)
    .where('relation.kind', 'in', ['amends', 'replaces', 'repeals', 'suspends'])
    .where('relation.state', '<>', 'dismissed')
    .limit(relationsMax)
    .execute()
  return rows.map(({ slug, number, name, actingKind, ...relation }) => ({
    ...relation,
    by: { slug, number, name, kind: actingKind },
  }))
}

function listVersions(db: Db, ids: string[], slugs: string[]) {
  return db
    .selectFrom('law_article as article')
    .innerJoin('law_article_version as version', 'version.article_id', 'article.id')
    .select(['article.document_id as documentId', 'article.slug', 'version.title', 'version.text'])
    .select(['version.from_day as fromDay', 'version.to_day as toDay', 'version.amended_by as amendedBy'])
    .where('article.document_id', 'in', ids)
    .where('article.slug', 'in', slugs)
    .execute()
}
