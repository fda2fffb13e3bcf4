import { sql } from 'kysely'
import type { Article, ArticleVersion } from '#domains/library/article.ts'
import { type KeptDocument, loadKeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { type Mark, refusals } from '#domains/library/document.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type KeptVersion = ArticleVersion & { mark: Mark; isByHand: boolean; enteredAt: Date }

export type ArticleDeskProps = {
  document: KeptDocument
  article: Article
  /** The earliest first. */
  versions: KeptVersion[]
  /** Texts of other people that were confirmed against the latest text. */
  pinnedSince: number
}

/** Words that a librarian entered; what an import brings says its own source. */
export const handNote = 'nhập tay'

export async function loadArticleDesk(
  db: Db,
  actor: Actor,
  documentId: string,
  articleSlug: string,
): Promise<ArticleDeskProps> {
  const document = await loadKeptDocument(db, actor, documentId)
  const row = await db
    .selectFrom('law_article')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('slug', '=', articleSlug)
    .executeTakeFirst()
  if (row === undefined) throw refusals.articleNotFound
  const { id, slug, number, ordinal, headings } = row
  const versions = await listKeptVersions(db, id)
  return {
    document,
    article: { id, documentId, slug, number, ordinal, headings, topicCode: row.topic_code },
    versions,
    pinnedSince: await countPinned(db, documentId, number, versions.at(-1)?.enteredAt),
  }
}

const versionsMax = 500

async function listKeptVersions(db: Db, articleId: string): Promise<KeptVersion[]> {
  const rows = await db
    .selectFrom('law_article_version')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy(sql`coalesce(from_day, date '0001-01-01')`)
    .limit(versionsMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    articleId,
    fromDay: row.from_day,
    toDay: row.to_day,
    title: row.title,
    text: row.text,
    textHash: row.text_hash,
    amendedBy: row.amended_by,
    source: row.source,
    sourceNote: row.source_note,
    mark: row.mark,
    isByHand: row.source_note === handNote,
    enteredAt: row.entered_at,
  }))
}

/** Guides and answers whose place in this article was looked at since its latest text came in. */
async function countPinned(db: Db, documentId: string, number: string, since: Date | undefined): Promise<number> {
  if (since === undefined) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from law_reliance
    where document_id = ${documentId} and article = ${number} and pinned_on > (${since}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`.execute(
    db,
  )
  return rows[0]!.count
}
