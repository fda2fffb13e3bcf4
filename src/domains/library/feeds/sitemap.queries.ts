import { sql } from 'kysely'
import type { SitePage } from '#domains/library/feeds/sitemap.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import { listPublishedGuides } from '#domains/library/guides/guides.queries.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import type { Db } from '#platform/database/database.ts'

export const sitePartSize = 10_000

/** How many parts each kind of pages has: a search engine reads at most so many in one file. */
export async function countSiteParts(db: Db): Promise<{ documents: number; articles: number }> {
  const { rows } = await sql<{ documents: number; articles: number }>`
    select (select count(*) from law_document)::integer as documents, (select count(*) from law_article)::integer as articles`.execute(
    db,
  )
  const { documents, articles } = rows[0]!
  return { documents: Math.ceil(documents / sitePartSize), articles: Math.ceil(articles / sitePartSize) }
}

export async function listDocumentPages(db: Db, part: number): Promise<SitePage[]> {
  const rows = await db
    .selectFrom('law_document')
    .select(['slug', 'changed_at'])
    .orderBy('id')
    .limit(sitePartSize)
    .offset((part - 1) * sitePartSize)
    .execute()
  return rows.map(({ slug, changed_at }) => ({ path: lawPath({ document: slug }), changedAt: changed_at }))
}

export async function listArticlePages(db: Db, part: number): Promise<SitePage[]> {
  const { rows } = await sql<{ document: string; article: string; changedAt: Date }>`
    select document.slug as document, article.slug as article, document.changed_at as "changedAt"
    from (select id, document_id, slug from law_article order by id limit ${sitePartSize} offset ${(part - 1) * sitePartSize}) article
    join law_document document on document.id = article.document_id order by article.id`.execute(db)
  return rows.map(({ changedAt, ...place }) => ({ path: lawPath(place), changedAt }))
}

/** What is not law itself: first pages, topics, guides. */
export async function listOtherPages(db: Db): Promise<SitePage[]> {
  const [topics, guides] = await Promise.all([
    db.selectFrom('law_topic').select('code').orderBy('code').limit(sitePartSize).execute(),
    listPublishedGuides(db),
  ])
  const fixed = [
    '/',
    lawPaths.search,
    lawPaths.documents,
    lawPaths.topics,
    guidePaths.publicList('guide'),
    lawPaths.api,
  ]
  return [
    ...fixed.map((path) => ({ path })),
    ...topics.map(({ code }) => ({ path: lawPaths.topic(code) })),
    ...guides.map((guide) => ({ path: guidePaths.publicGuide(guide), changedAt: guide.approvedAt })),
  ]
}
