import { sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { Db } from '#platform/database/database.ts'

/** What one person asked and everybody may read: agreed to, read by two people. Nothing here leads back to the matter. */
export type PublishedAnswer = {
  id: string
  title: string
  /** Where everybody reads it. */
  href: string
  bodyName: string
  publishedAt: Date
  /** Some place of the law that it leans on changed; it is being looked at again. */
  isFlagged: boolean
}

const foundMax = 20
const wordsMax = 12

/** For later domains: those in which every word typed stands, marks and case aside; the newest first. No word: the newest. */
export async function findPublishedAnswers(db: Db, text: string): Promise<PublishedAnswer[]> {
  const words = [...new Set(fold(text.slice(0, 300)).match(/[a-z0-9]+/gu) ?? [])].slice(0, wordsMax)
  const { rows } = await sql<Row>`
    ${answers} and guide.is_public and not exists (
      select 1 from unnest(${words}::text[]) word where ' ' || edition.folded || ' ' !~ ('[^a-z0-9]' || word || '[^a-z0-9]'))
    order by edition.approved_at desc, guide.id desc limit ${foundMax}`.execute(db)
  return rows.map(answerOf)
}

/** What became of answers that something was made of, by id. Of one that was taken down not even its title is told. */
export async function listAnswersById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PublishedAnswer | 'taken-down'>> {
  const { rows } = await sql<Row>`${answers} and guide.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.isPublic ? answerOf(row) : 'taken-down']))
}

type Row = Omit<PublishedAnswer, 'href'> & { slug: string; isPublic: boolean }

const answers = sql`
  select guide.id, guide.slug, guide.is_public as "isPublic", edition.title, coalesce(body.short_name, body.name) as "bodyName",
    edition.approved_at as "publishedAt",
    exists (select 1 from law_reliance r where r.kind = 'guide' and r.subject_id = guide.id and r.state = 'flagged') as "isFlagged"
  from guide join guide_edition edition on edition.guide_id = guide.id and edition.number = guide.edition
    join body on body.id = guide.body_id
  where guide.kind = 'answer' and guide.is_asked`

function answerOf({ slug, isPublic: _, ...row }: Row): PublishedAnswer {
  return { ...row, href: matterPaths.publishedAnswer(slug) }
}
