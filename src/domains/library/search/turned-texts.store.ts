import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type LawChange, noteLawChanges } from '#domains/library/law-change.store.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * The index holds the texts of the day it was made. Articles that have another text since, until today, are noted as changed,
 * and the standing segment counts as one of today; a night that was missed is made up for.
 */
export async function noteTurnedTexts(tx: Tx, today: Day, now: Date): Promise<void> {
  const { rows } = await sql<Required<LawChange>>`
    select distinct a.document_id as "documentId", a.id as "articleId"
    from law_segment s join law_article_version v on v.from_day > s.as_of and v.from_day <= ${today}::date
      join law_article a on a.id = v.article_id
    where s.state = 'standing'`.execute(tx)
  await noteLawChanges(tx, rows, now)
  await sql`update law_segment set as_of = ${today} where state = 'standing' and as_of < ${today}::date`.execute(tx)
}
