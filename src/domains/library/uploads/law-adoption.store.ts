import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { addVersion } from '#domains/library/article.store.ts'
import { type ArticleVersion, textHashOf } from '#domains/library/article.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import { addRelations } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import type { AdoptionPlan, ArticleOutcome } from '#domains/library/uploads/law-adoption.ts'
import type { DraftRelation } from '#domains/library/uploads/law-draft.ts'
import type { AdoptedLaw, AdoptedVersion, Leaning } from '#domains/library/uploads/law-upload.ts'
import type { Tx } from '#platform/database/database.ts'

type Writing = { documentId: string; fromDay: Day | null; source: string; amendedBy: string[]; now: Date }
type NewArticle = Extract<ArticleOutcome, { outcome: 'new' }>

/** Articles that are new come in with their first text, those that changed get another one; the rest is not touched. */
export async function writeArticles(
  tx: Tx,
  plan: AdoptionPlan,
  writing: Writing,
): Promise<Pick<AdoptedLaw, 'articleIds' | 'versions'>> {
  const fresh = plan.outcomes.filter((one) => one.outcome === 'new')
  const { articleIds, versions } = await insertArticles(tx, fresh, writing)
  for (const one of plan.outcomes) {
    if (one.outcome !== 'changed') continue
    const version = versionOf(one.known.article.id, one.draft, writing)
    const { before } = one
    const isSameDay = before !== undefined && before.fromDay === version.fromDay
    await addVersion(tx, version, { mark: 'E', now: writing.now })
    versions.push({
      // a correction of the same day is written in the row that is there
      id: isSameDay ? before.id : version.id,
      articleId: version.articleId,
      textHash: version.textHash,
      before:
        before === undefined ? null : { id: before.id, toDay: before.toDay, ...(isSameDay ? { words: before } : {}) },
    })
  }
  return { articleIds, versions }
}

const chunkRows = 500

/** Hundreds of articles in a few statements: the embedded database has one session. */
async function insertArticles(tx: Tx, fresh: readonly NewArticle[], writing: Writing) {
  const made = fresh.map((one) => ({ one, id: newId(writing.now.getTime()) }))
  const versions: AdoptedVersion[] = []
  for (let start = 0; start < made.length; start += chunkRows) {
    const chunk = made.slice(start, start + chunkRows)
    await tx
      .insertInto('law_article')
      .values(
        chunk.map(({ one, id }) => ({
          id,
          document_id: writing.documentId,
          slug: one.slug,
          number: one.draft.number,
          ordinal: one.ordinal,
          headings: one.draft.headings,
          topic_code: null,
          codification_code: null,
        })),
      )
      .execute()
    const texts = chunk.map(({ one, id }) => versionOf(id, one.draft, writing))
    await tx
      .insertInto('law_article_version')
      .values(
        texts.map((version) => ({
          id: version.id,
          article_id: version.articleId,
          from_day: version.fromDay,
          to_day: null,
          title: version.title,
          text: version.text,
          text_hash: version.textHash,
          amended_by: version.amendedBy,
          source: version.source,
          source_note: '',
          mark: 'E' as const,
          entered_at: writing.now,
        })),
      )
      .execute()
    versions.push(...texts.map(({ id, articleId, textHash }) => ({ id, articleId, textHash, before: null })))
  }
  const changes = made.map(({ id }) => ({ documentId: writing.documentId, articleId: id }))
  await noteLawChanges(tx, changes, writing.now)
  return { articleIds: made.map(({ id }) => id), versions }
}

function versionOf(articleId: string, { title, text }: NewArticle['draft'], writing: Writing): ArticleVersion {
  return {
    id: newId(writing.now.getTime()),
    articleId,
    fromDay: writing.fromDay,
    toDay: null,
    title,
    text,
    textHash: textHashOf(title, text),
    amendedBy: writing.amendedBy,
    source: writing.source,
    sourceNote: '',
  }
}

/** Those that lead to a known document; they wait to be confirmed. Answers what was written, and how many lead nowhere. */
export async function writeRelations(
  tx: Tx,
  document: Pick<LawDocument, 'id' | 'effectiveOn' | 'mark'>,
  drafts: readonly DraftRelation[],
  { targets, source, now }: { targets: Record<string, { id: string }>; source: string; now: Date },
): Promise<{ ids: string[]; unknown: number }> {
  const wanted = drafts.filter(({ dropped }) => !dropped)
  const relations = wanted.flatMap(({ key, kind, scope, fromDay, excerpt }): Relation[] => {
    const toId = targets[key]?.id
    if (toId === undefined || toId === document.id) return []
    return [
      {
        id: newId(now.getTime()),
        fromId: document.id,
        toId,
        kind,
        scope,
        fromDay: fromDay ?? document.effectiveOn,
        toDay: null,
        excerpt: excerpt.slice(0, excerptCharsMax),
        source,
        mark: document.mark,
        state: 'read',
      },
    ]
  })
  await addRelations(tx, relations, now)
  const { rows } = await sql<{ id: string }>`
    select id from law_relation where id = any(${relations.map(({ id }) => id)}::uuid[])`.execute(tx)
  return { ids: rows.map(({ id }) => id), unknown: wanted.length - relations.length }
}

const excerptCharsMax = 2_000

/** What would be left hanging if the adoption were taken back. */
export async function countLeaning(tx: Tx, adopted: AdoptedLaw): Promise<Leaning> {
  const { at: since, documentId, isNewDocument, relationIds, versions } = adopted
  const touched = [...new Set([...adopted.articleIds, ...versions.map(({ articleId }) => articleId)])]
  const { rows } = await sql<Leaning>`
    select
      (select count(*)::int from law_relation where id = any(${relationIds}::uuid[]) and state <> 'read') as "decidedRelations",
      (select count(*)::int from law_relation where ${isNewDocument} and (from_id = ${documentId} or to_id = ${documentId}) and id <> all(${relationIds}::uuid[])) as "otherRelations",
      (select count(*)::int from law_reliance reliance join law_article article on article.document_id = reliance.document_id and article.number = reliance.article
        where article.id = any(${touched}::uuid[]) and (${isNewDocument} or reliance.pinned_on > (${since}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)) as reliances,
      (select count(*)::int from law_article_version version where version.article_id = any(${touched}::uuid[]) and version.entered_at > ${since}) as "laterTexts"`.execute(
    tx,
  )
  return rows[0]!
}

/** Takes away what an adoption wrote: texts first, then articles, relations, and the document if it came with it. */
export async function removeAdopted(tx: Tx, adopted: AdoptedLaw, now: Date): Promise<void> {
  const { documentId, isNewDocument, articleIds, relationIds, versions } = adopted
  const own = versions.filter(({ before }) => before?.words === undefined)
  await sql`delete from law_article_version where id = any(${own.map(({ id }) => id)}::uuid[])`.execute(tx)
  for (const { before } of versions) {
    if (before === null) continue
    const words = before.words
    await tx
      .updateTable('law_article_version')
      .set({
        to_day: before.toDay,
        ...(words === undefined
          ? {}
          : {
              title: words.title,
              text: words.text,
              text_hash: words.textHash,
              amended_by: words.amendedBy,
              source: words.source,
              source_note: words.sourceNote,
            }),
      })
      .where('id', '=', before.id)
      .execute()
  }
  await sql`delete from law_article where id = any(${articleIds}::uuid[])`.execute(tx)
  const { rows: others } = await sql<{ id: string }>`
    delete from law_relation where id = any(${relationIds}::uuid[]) returning to_id as id`.execute(tx)
  if (isNewDocument) {
    await sql`delete from law_document_alias where document_id = ${documentId}`.execute(tx)
    await sql`delete from law_document where id = ${documentId}`.execute(tx)
  }
  const changed = [...new Set([documentId, ...others.map(({ id }) => id)])]
  await noteLawChanges(
    tx,
    [...changed.map((id) => ({ documentId: id })), ...versions.map(({ articleId }) => ({ documentId, articleId }))],
    now,
  )
}
