import { sql } from 'kysely'
import type { UnclearPlace } from '#domains/library/unclear/unclear-place.ts'
import type { Db } from '#platform/database/database.ts'

const shownMax = 100

/** Of a guide, what was said most often first. */
export async function listUnclearOfGuide(db: Db, guideId: string): Promise<UnclearPlace[]> {
  const { rows } = await sql<UnclearPlace>`
    select place, times, last_on as "lastOn" from unclear_place where kind = 'guide' and subject_id = ${guideId}
    order by times desc, last_on desc, place limit ${shownMax}`.execute(db)
  return rows
}

export type UnclearArticle = UnclearPlace & { number: string; slug: string }

/** Of the articles of a document, what was said most often first; `place` is a khoản. */
export async function listUnclearOfDocument(db: Db, documentId: string): Promise<UnclearArticle[]> {
  const { rows } = await sql<UnclearArticle>`
    select article.number, article.slug, unclear.place, unclear.times, unclear.last_on as "lastOn"
    from law_article article join unclear_place unclear on unclear.kind = 'article' and unclear.subject_id = article.id
    where article.document_id = ${documentId}
    order by unclear.times desc, unclear.last_on desc, article.ordinal, unclear.place limit ${shownMax}`.execute(db)
  return rows
}
