import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Article, ArticleVersion } from '#domains/library/article.ts'
import { type Mark, refusals } from '#domains/library/document.ts'
import { noteLawChange } from '#domains/library/law-change.store.ts'
import type { LawArticleTable, LawArticleVersionTable } from '#domains/library/library.tables.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** An article with its texts, the earliest first. */
export type ArticleTexts = { article: Article; versions: ArticleVersion[] }

/** More articles than any document has; those beyond are not answered. */
const articlesMax = 5_000

/** All articles of a document in its order. */
export async function listArticleTexts(db: Db, documentId: string): Promise<ArticleTexts[]> {
  const articles = await db
    .selectFrom('law_article')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('ordinal')
    .orderBy('slug')
    .limit(articlesMax)
    .execute()
  const versions = await listVersions(
    db,
    articles.map(({ id }) => id),
  )
  return articles.map((row) => ({ article: articleOf(row), versions: versions.get(row.id) ?? [] }))
}

export async function findArticleTexts(db: Db, documentId: string, slug: string): Promise<ArticleTexts | undefined> {
  const row = await db
    .selectFrom('law_article')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { article: articleOf(row), versions: (await listVersions(db, [row.id])).get(row.id) ?? [] }
}

/** Articles by their ids, each with its texts; those that are no more are left out. */
export async function listArticlesById(db: Db, ids: readonly string[]): Promise<ArticleTexts[]> {
  const rows = await db
    .selectFrom('law_article')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  const versions = await listVersions(db, ids)
  return rows.map((row) => ({ article: articleOf(row), versions: versions.get(row.id) ?? [] }))
}

export async function addArticle(tx: Tx, article: Article, now: Date): Promise<void> {
  await tx
    .insertInto('law_article')
    .values({ ...articleRowOf(article), codification_code: null })
    .execute()
  await noteLawChange(tx, { documentId: article.documentId, articleId: article.id }, now)
}

/** What stands above it, its number, topic and place in the document; its address stays. */
export async function saveArticle(tx: Tx, article: Article, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('law_article')
    .set({
      number: article.number,
      ordinal: article.ordinal,
      headings: article.headings,
      topic_code: article.topicCode,
    })
    .where('id', '=', article.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw refusals.articleNotFound
  await noteLawChange(tx, { documentId: article.documentId, articleId: article.id }, now)
}

export type VersionOutcome = 'added' | 'replaced' | 'unchanged'

/**
 * The text of an article from a day on: it closes the one before, and ends where a later one begins. The same words as the
 * text that is in force then change nothing; other words from the same day on take the place of those (a correction).
 */
export async function addVersion(
  tx: Tx,
  version: ArticleVersion,
  { mark = 'E', now }: { mark?: Mark; now: Date },
): Promise<VersionOutcome> {
  const article = await sql<{ document_id: string }>`
    select document_id from law_article where id = ${version.articleId} for update`.execute(tx)
  const documentId = article.rows[0]?.document_id
  if (documentId === undefined) throw refusals.articleNotFound
  const versions = (await listVersions(tx, [version.articleId])).get(version.articleId) ?? []
  const before = versions.findLast(({ fromDay }) => isUpTo(fromDay, version.fromDay))
  if (before?.textHash === version.textHash) return 'unchanged'
  const after = versions.find(({ fromDay }) => !isUpTo(fromDay, version.fromDay))
  const row = {
    ...versionRowOf({ ...version, toDay: earlier(version.toDay, after?.fromDay ?? null) }),
    mark,
    entered_at: now,
  }
  const isSameDay = before !== undefined && before.fromDay === version.fromDay
  if (isSameDay) {
    const { id: _, ...changed } = row
    await tx.updateTable('law_article_version').set(changed).where('id', '=', before.id).execute()
  } else {
    if (before)
      await tx.updateTable('law_article_version').set({ to_day: version.fromDay }).where('id', '=', before.id).execute()
    await tx.insertInto('law_article_version').values(row).execute()
  }
  await noteLawChange(tx, { documentId, articleId: version.articleId }, now)
  return isSameDay ? 'replaced' : 'added'
}

async function listVersions(db: Db, articleIds: readonly string[]): Promise<Map<string, ArticleVersion[]>> {
  const rows = await db
    .selectFrom('law_article_version')
    .selectAll()
    .where(sql<boolean>`article_id = any(${[...articleIds]}::uuid[])`)
    .orderBy(sql`coalesce(from_day, date '0001-01-01')`)
    .execute()
  return Map.groupBy(rows.map(versionOf), ({ articleId }) => articleId)
}

/** A text since a day that is not known comes before all others. */
function isUpTo(day: Day | null, other: Day | null): boolean {
  return day === null || (other !== null && day <= other)
}

function earlier(day: Day | null, other: Day | null): Day | null {
  if (day === null || other === null) return day ?? other
  return day < other ? day : other
}

function articleOf(row: Omit<Selectable<LawArticleTable>, 'codification_code'>): Article {
  const { id, document_id, slug, number, ordinal, headings, topic_code } = row
  return { id, documentId: document_id, slug, number, ordinal, headings, topicCode: topic_code }
}

function articleRowOf({ id, documentId, slug, number, ordinal, headings, topicCode }: Article) {
  return { id, document_id: documentId, slug, number, ordinal, headings, topic_code: topicCode }
}

function versionOf(row: Selectable<LawArticleVersionTable>): ArticleVersion {
  return {
    id: row.id,
    articleId: row.article_id,
    fromDay: row.from_day,
    toDay: row.to_day,
    title: row.title,
    text: row.text,
    textHash: row.text_hash,
    amendedBy: row.amended_by,
    source: row.source,
    sourceNote: row.source_note,
  }
}

function versionRowOf(version: ArticleVersion) {
  return {
    id: version.id,
    article_id: version.articleId,
    from_day: version.fromDay,
    to_day: version.toDay,
    title: version.title,
    text: version.text,
    text_hash: version.textHash,
    amended_by: version.amendedBy,
    source: version.source,
    source_note: version.sourceNote,
  }
}
