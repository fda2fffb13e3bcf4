import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { decides } from '#domains/library/document.ts'
import { type HeldText, type Merge, mergeText } from '#domains/library/imports/merge-text.ts'
import type { PlannedArticle } from '#domains/library/imports/planned-article.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import type { Tx } from '#platform/database/database.ts'

/** One transaction: on the embedded database everybody else waits for it. */
export const articlesAtOnce = 400

export type ArticleOutcome = 'added' | 'changed' | 'unchanged' | 'differs'

/** Writes articles with their texts beside what the library has, and answers what came of each, in their order. */
export async function writeArticles(tx: Tx, articles: readonly PlannedArticle[], now: Date): Promise<ArticleOutcome[]> {
  const held = await listHeld(tx, articles)
  const keyed = articles.map((article) => ({ article, held: held.get(keyOf(article)) }))
  await freeCodes(tx, articles)
  const added = keyed
    .filter((each) => each.held === undefined)
    .map(({ article }) => ({ ...article, id: newId(), versionId: newId() }))
  await insertArticles(tx, added)
  const merged = keyed.flatMap(({ article, held }) =>
    held === undefined
      ? []
      : [{ article, held, merge: held.versionId === null ? ('next' as const) : mergeText(held, article) }],
  )
  await moveArticles(
    tx,
    merged.filter(({ article, held }) => isElsewhere(held, article)),
  )
  const texts = merged.filter(({ merge }) => merge !== 'unchanged' && merge !== 'differs')
  await replaceTexts(
    tx,
    texts.filter(({ merge }) => merge !== 'next'),
  )
  await addNextTexts(
    tx,
    texts.filter(({ merge }) => merge === 'next'),
  )
  await insertVersions(
    tx,
    [
      ...added,
      ...texts
        .filter(({ merge }) => merge === 'next')
        .map(({ article, held }) => ({ ...article, id: held.id, versionId: newId() })),
    ],
    now,
  )
  const outcomes = keyed.map(({ article, held }): ArticleOutcome => {
    if (held === undefined) return 'added'
    const merge = merged.find((each) => each.held === held)?.merge
    if (merge === 'differs') return 'differs'
    return merge !== 'unchanged' || isElsewhere(held, article) ? 'changed' : 'unchanged'
  })
  const touched = new Set(articles.flatMap(({ documentId }, index) => (isNews(outcomes[index]!) ? [documentId] : [])))
  await noteLawChanges(
    tx,
    [...touched].map((documentId) => ({ documentId })),
    now,
  )
  return outcomes
}

function isNews(outcome: ArticleOutcome): boolean {
  return outcome === 'added' || outcome === 'changed'
}

type Held = HeldText & {
  id: string
  versionId: string | null
  ordinal: number
  headings: string[]
  topicCode: string | null
  codificationCode: string | null
}
type Merged = { article: PlannedArticle; held: Held; merge: Merge }

function keyOf({ documentId, slug }: { documentId: string; slug: string }): string {
  return `${documentId} ${slug}`
}

/** With the latest text of each. */
async function listHeld(tx: Tx, articles: readonly PlannedArticle[]): Promise<Map<string, Held>> {
  const keys = articles.map(({ documentId, slug }) => ({ documentId, slug }))
  const { rows } = await sql<Held & { documentId: string; slug: string }>`
    select a.id, a.document_id as "documentId", a.slug, a.ordinal, a.headings, a.topic_code as "topicCode",
      a.codification_code as "codificationCode", v.id as "versionId", v.from_day as "fromDay", v.to_day as "toDay",
      v.text_hash as "textHash", v.text = '' as "isEmpty", v.mark, v.source, v.source_note as "sourceNote"
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k ("documentId" uuid, slug text)
      join law_article a on a.document_id = k."documentId" and a.slug = k.slug
      left join lateral (
        select * from law_article_version t where t.article_id = a.id order by t.from_day desc nulls last limit 1
      ) v on true`.execute(tx)
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** A newer edition numbers its places anew: a code that goes to another article is taken from the one that had it. */
async function freeCodes(tx: Tx, articles: readonly PlannedArticle[]): Promise<void> {
  const codes = articles.flatMap(({ documentId, slug, codificationCode }) =>
    codificationCode === null ? [] : [{ documentId, slug, code: codificationCode }],
  )
  if (codes.length === 0) return
  await sql`
    update law_article a set codification_code = null
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as k ("documentId" uuid, slug text, code text)
    where a.codification_code = k.code and (a.document_id <> k."documentId" or a.slug <> k.slug)`.execute(tx)
}

type Written = PlannedArticle & { id: string; versionId: string }

async function insertArticles(tx: Tx, articles: readonly Written[]): Promise<void> {
  if (articles.length === 0) return
  const rows = articles.map(({ id, documentId, slug, number, ordinal, headings, topicCode, codificationCode }) => ({
    id,
    documentId,
    slug,
    number,
    ordinal,
    headings,
    topicCode,
    codificationCode,
  }))
  await sql`
    insert into law_article (id, document_id, slug, number, ordinal, headings, topic_code, codification_code)
    select id, "documentId", slug, number, ordinal, headings, "topicCode", "codificationCode"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "documentId" uuid, slug text, number text, ordinal integer,
      headings text[], "topicCode" text, "codificationCode" text)`.execute(tx)
}

/** `json`, not `jsonb`: the texts are read once and need no order of their keys. */
async function insertVersions(tx: Tx, articles: readonly Written[], now: Date): Promise<void> {
  if (articles.length === 0) return
  await sql`
    insert into law_article_version (id, article_id, from_day, to_day, title, text, text_hash, amended_by, source, source_note, mark, entered_at)
    select "versionId", id, "fromDay", "toDay", title, text, "textHash", "amendedBy", source, "sourceNote", mark, ${now}
    from ${versionRecords(articles)}`.execute(tx)
}

function versionRecords(articles: readonly Written[]) {
  const rows = articles.map(
    ({ versionId, id, fromDay, toDay, title, text, textHash, amendedBy, source, sourceNote, mark }) => ({
      versionId,
      id,
      fromDay,
      toDay,
      title,
      text,
      textHash,
      amendedBy,
      source,
      sourceNote,
      mark,
    }),
  )
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r ("versionId" uuid, id uuid, "fromDay" date, "toDay" date, title text,
    text text, "textHash" text, "amendedBy" text[], source text, "sourceNote" text, mark text)`
}

/** What a surer source says of an article's place; a plain list says nothing of it. */
function isElsewhere(held: Held, article: PlannedArticle): boolean {
  if (!decides(article.mark)) return false
  return (
    held.ordinal !== article.ordinal ||
    held.topicCode !== article.topicCode ||
    held.codificationCode !== article.codificationCode ||
    held.headings.join('\n') !== article.headings.join('\n')
  )
}

async function moveArticles(tx: Tx, merged: readonly Merged[]): Promise<void> {
  if (merged.length === 0) return
  const rows = merged.map(({ article: { ordinal, headings, topicCode, codificationCode }, held: { id } }) => ({
    id,
    ordinal,
    headings,
    topicCode,
    codificationCode,
  }))
  await sql`
    update law_article a set ordinal = r.ordinal, headings = r.headings, topic_code = r."topicCode", codification_code = r."codificationCode"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, ordinal integer, headings text[], "topicCode" text,
      "codificationCode" text)
    where a.id = r.id`.execute(tx)
}

async function replaceTexts(tx: Tx, merged: readonly Merged[]): Promise<void> {
  for (const { article, held, merge } of merged) {
    const days = {
      from_day: article.fromDay,
      to_day: article.toDay,
      amended_by: article.amendedBy,
      source_note: article.sourceNote,
    }
    const words = {
      title: article.title,
      text: article.text,
      text_hash: article.textHash,
      source: article.source,
      mark: article.mark,
    }
    await tx
      .updateTable('law_article_version')
      .set({ ...(merge === 'words' ? {} : days), ...(merge === 'days' ? {} : words) })
      .where('id', '=', held.versionId)
      .execute()
  }
}

/** Closes the texts before. */
async function addNextTexts(tx: Tx, merged: readonly Merged[]): Promise<void> {
  for (const { article, held } of merged) {
    if (held.versionId === null) continue
    await tx
      .updateTable('law_article_version')
      .set({ to_day: article.fromDay })
      .where('id', '=', held.versionId)
      .execute()
  }
}
