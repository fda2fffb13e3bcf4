import type { Day } from '#base/day.ts'
import type { ArticleVersion } from '#domains/library/article.ts'
import { findCitedLaws } from '#domains/library/cited-law.queries.ts'
import type { CitedLaw } from '#domains/library/cited-law.ts'
import type { LawDocument } from '#domains/library/document.ts'
import type { StatusRelation } from '#domains/library/document-status.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
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

const documentsMax = 2_000

/** Documents by their number or name as it is cited, on the day of who cites; one that may be several is none. */
export async function findCitedDocuments(db: Db, cited: readonly string[], day: Day): Promise<Map<string, string>> {
  const wanted = [...new Set(cited)].slice(0, documentsMax)
  const found = await findCitedLaws(db, wanted.map(citedLawOf), day)
  return new Map(wanted.flatMap((name, index) => (found[index] ? [[name, found[index].id] as const] : [])))
}

/** «35/2013/QH13», «Luật Đất đai 2013», «Hiến pháp 2013». */
function citedLawOf(written: string): CitedLaw {
  if (/^\d/u.test(written)) return { number: written, name: null, date: null }
  const [, name = written, date = null] = /^(.*?),? (?:năm )?(\d{4})$/u.exec(written) ?? []
  return { number: null, name: name === 'Hiến pháp' ? `${constitution} ${date ?? '2013'}` : name, date }
}

const constitution = 'Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm'

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
  for (const [id, relations] of await listRelationsOn(db, ids)) found.get(id)!.relations = relations
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
