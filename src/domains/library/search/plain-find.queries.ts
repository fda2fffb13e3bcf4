import { sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'
import { numberKeyOf } from '#domains/library/document.ts'
import { type LawAnswer, type LawQuery, readAsTyped } from '#domains/library/search/law-search.ts'
import type { Db } from '#platform/database/database.ts'

/** Of a longer text only the beginning is looked for. */
const lettersMax = 200

/**
 * What can be found while there is no index: articles of the documents that are named by number or name, and those whose title
 * has the words as they were typed. Without filters and ranking; whoever shows it says so.
 */
export async function findPlainly(db: Db, { text, limit, offset = 0 }: LawQuery): Promise<LawAnswer> {
  const typed = text.slice(0, lettersMax).trim()
  if (typed === '') return { hits: [], total: 0, readAs: readAsTyped }
  const { rows } = await sql<{ id: string }>`
    select a.id from law_article a join law_document d on d.id = a.document_id
    where d.number_key = ${numberKeyOf(typed)} or d.name_folded like ${`%${plain(fold(typed))}%`}
      or exists (select 1 from law_article_version v where v.article_id = a.id and v.title ilike ${`%${plain(typed)}%`})
    order by d.number_key = ${numberKeyOf(typed)} desc nulls last, d.name_folded, a.ordinal, a.id
    limit ${limit} offset ${offset}`.execute(db)
  const hits = rows.map(({ id }) => ({ articleId: id, score: 0, twins: [], passage: 0 }))
  return { hits, total: 'many', readAs: readAsTyped }
}

function plain(text: string): string {
  return text.replace(/[\\%_]/gu, '\\$&')
}
