import { sql } from 'kysely'
import { type Day, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { decides } from '#domains/library/document.ts'
import { type StatusRelation, sayRelation, statusOn } from '#domains/library/document-status.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { DocumentFacts } from '#domains/library/subscribing/document-news.ts'
import type { Db } from '#platform/database/database.ts'

/** What can be told of a document on a day; undefined where there is none. */
export async function findDocumentFacts(db: Db, documentId: string, day: Day): Promise<DocumentFacts | undefined> {
  const document = await db
    .selectFrom('law_document')
    .select(['effective_on as effectiveOn', 'expires_on as expiresOn', 'mark'])
    .where('id', '=', documentId)
    .executeTakeFirst()
  if (document === undefined) return undefined
  const relations = (await listRelationsOn(db, [documentId])).get(documentId) ?? []
  const { kind, sentence } = statusOn(day, document, relations)
  const { rows } = await sql<{ number: string; hash: string }>`
    select article.number, left(version.text_hash, 12) as hash
    from law_article article join law_article_version version on version.article_id = article.id
    where article.document_id = ${documentId}
      and (version.from_day is null or version.from_day <= ${day}) and (version.to_day is null or version.to_day > ${day})
    order by article.ordinal, article.slug limit ${articlesMax}`.execute(db)
  const acts = relations.filter(isTold).map(sayAct)
  return {
    kind,
    sentence,
    acts: [...new Set(acts)].sort().slice(0, actsMax),
    articles: Object.fromEntries(rows.map(({ number, hash }) => [number, hash])),
  }
}

const articlesMax = 5_000
const actsMax = 500

/** Only what decides; a consolidated text or a basis changes nothing for a reader. */
function isTold({ kind, state, mark }: StatusRelation): boolean {
  return state === 'confirmed' && decides(mark) && kind !== 'based-on' && kind !== 'consolidates'
}

function sayAct(relation: StatusRelation): string {
  const said = sayRelation(relation)
  return relation.fromDay === null ? capitalise(said) : `Từ ${showDay(relation.fromDay)} ${said}`
}
