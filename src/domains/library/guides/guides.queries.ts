import { type SqlBool, sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'
import type { Audience, GuideKind, GuideTopic } from '#domains/library/guide-file.ts'
import { emptyWords } from '#domains/library/guides/empty-words.ts'
import type { FlaggedPlace } from '#domains/library/reliance.ts'
import type { Db } from '#platform/database/database.ts'

/** What everybody may read, as a line of a list. */
export type GuideLine = {
  id: string
  kind: GuideKind
  slug: string
  title: string
  summary: string
  topics: GuideTopic[]
  audience: Audience
  bodyName: string
  approvedAt: Date
  /** Some place that it leans on changed. */
  isFlagged: boolean
}

/** In place of what is null, anything. */
export type GuideFilter = { kind?: GuideKind; topic?: GuideTopic; audience?: Audience; bodyId?: string }

const listMax = 500

/** All that is read, by title; newsletters the newest first. */
export async function listPublishedGuides(db: Db, filter: GuideFilter = {}): Promise<GuideLine[]> {
  const { kind, topic, audience, bodyId } = filter
  const conditions = [
    kind && sql<SqlBool>`guide.kind = ${kind}`,
    topic && sql<SqlBool>`edition.words -> 'topics' ? ${topic}`,
    audience && sql<SqlBool>`edition.words ->> 'audience' = ${audience}`,
    bodyId && sql<SqlBool>`guide.body_id = ${bodyId}`,
  ].filter((condition) => typeof condition === 'object')
  const { rows } = await sql<GuideLine>`
    ${lines} where ${sql.join([sql`guide.is_public`, ...conditions], sql` and `)}
    order by case guide.kind when 'newsletter' then edition.approved_at end desc nulls last, edition.title, guide.id
    limit ${listMax}`.execute(db)
  return rows
}

/** By their ids, in the order that is asked for; what is no longer read is left out. */
export async function listGuidesById(db: Db, ids: readonly string[]): Promise<GuideLine[]> {
  const { rows } = await sql<GuideLine>`
    ${lines} where guide.is_public and guide.id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], guide.id) limit ${listMax}`.execute(db)
  return rows
}

export type LeanedPlace = { documentId: string; articleSlug?: string; clause?: string }

const leaningMax = 50

/** What explains a document, an article or a khoản in plain language: guides that cite it, or something within it or around it. */
export async function listGuidesLeaningOn(
  db: Db,
  { documentId, articleSlug, clause }: LeanedPlace,
): Promise<GuideLine[]> {
  const article = articleSlug?.replace(/^dieu-/u, '').replace(/dd$/u, 'đ')
  const { rows } = await sql<GuideLine>`
    ${lines} where guide.is_public and exists (
      select 1 from law_reliance leaning where leaning.kind = 'guide' and leaning.subject_id = guide.id
        and leaning.document_id = ${documentId}
        and (${article ?? null}::text is null or leaning.article = ${article ?? ''})
        and (${clause ?? null}::text is null or leaning.clause in ('', ${clause ?? ''})))
    order by edition.title, guide.id limit ${leaningMax}`.execute(db)
  return rows
}

const wordsMax = 12
const foundMax = 5

/**
 * Guides for what a person typed: most of its words (both of two) stand in title, summary, topics or terms; the most words first,
 * those in the title before others. Marks and case do not matter.
 */
export async function findGuidesFor(db: Db, text: string, limit = foundMax): Promise<GuideLine[]> {
  const words = [...new Set(fold(text.slice(0, 300)).match(/[a-z0-9]+/gu) ?? [])]
    .filter((word) => !emptyWords.has(word))
    .slice(0, wordsMax)
  if (words.length === 0) return []
  const needed = words.length <= 2 ? words.length : Math.ceil(words.length * 0.6)
  const { rows } = await sql<GuideLine>`
    select found.* from (${lines} where guide.is_public) found
      join lateral (
        select count(*) filter (where ' ' || edition.folded || ' ' ~ ('[^a-z0-9]' || word || '[^a-z0-9]')) as met,
          count(*) filter (where ' ' || left(edition.folded, length(edition.title)) || ' ' ~ ('[^a-z0-9]' || word || '[^a-z0-9]')) as titled
        from unnest(${words}::text[]) as word, guide_edition edition join guide on guide.id = edition.guide_id and guide.edition = edition.number
        where guide.id = found.id) score on true
    where score.met >= ${needed} and (score.titled > 0 or score.met * 4 >= ${words.length * 3})
    order by score.met desc, score.titled desc, found.title limit ${limit}`.execute(db)
  return rows
}

const lines = sql`
  select guide.id, guide.kind, guide.slug, edition.title, edition.words ->> 'summary' as summary, edition.words -> 'topics' as topics,
    edition.words ->> 'audience' as audience, coalesce(body.short_name, body.name) as "bodyName", edition.approved_at as "approvedAt",
    exists (select 1 from law_reliance r where r.kind = 'guide' and r.subject_id = guide.id and r.state = 'flagged') as "isFlagged"
  from guide join guide_edition edition on edition.guide_id = guide.id and edition.number = guide.edition
    join body on body.id = guide.body_id`

/** Why a text is being looked at again, the earliest change first. */
export async function listFlaggedPlaces(db: Db, guideId: string): Promise<FlaggedPlace[]> {
  const { rows } = await sql<FlaggedPlace>`
    select min(since) as since, reason from law_reliance
    where kind = 'guide' and subject_id = ${guideId} and state = 'flagged'
    group by reason order by 1, 2 limit ${listMax}`.execute(db)
  return rows
}
