import { sql } from 'kysely'
import { lawChangedJob } from '#domains/library/law-changed.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { enqueueAll } from '#platform/jobs/enqueue.ts'

/**
 * Says in the transaction of a change that a document, or one article of it, changed: the search looks at it apart from now on
 * (law_change), and all that leans on it is looked at in a job.
 */
export async function noteLawChange(tx: Tx, change: LawChange, now: Date): Promise<void> {
  await noteLawChanges(tx, [change], now)
}

export type LawChange = { documentId: string; articleId?: string }

/** Many at once, for imports. */
export async function noteLawChanges(tx: Tx, changes: readonly LawChange[], now: Date): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ documentId, articleId }, index) => ({ index, documentId, articleId: articleId ?? null }))
  await sql`
    with turn as (
      insert into law_change_turn (last_number) values (${rows.length})
      on conflict (only_one) do update set last_number = law_change_turn.last_number + ${rows.length}
      returning last_number
    )
    insert into law_change (number, document_id, article_id, at)
    select turn.last_number - r.index, r."documentId", r."articleId", ${now}
    from turn, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (index integer, "documentId" uuid, "articleId" uuid)`.execute(
    tx,
  )
  const documentIds = [...new Set(changes.map(({ documentId }) => documentId))]
  const canWait = documentIds.length > documentsOfOneDeed
  for (let start = 0; start < documentIds.length; start += jobsAtOnce)
    await enqueueAll(
      tx,
      documentIds.slice(start, start + jobsAtOnce).map((documentId) => ({
        kind: lawChangedJob,
        payload: { documentId },
        uniqueKey: documentId,
        runAt: now,
        canWait,
      })),
    )
}

const jobsAtOnce = 500
/** More documents change by an import, not by a person who looks for what follows. */
const documentsOfOneDeed = 20

/** The number of the last change that is committed; 0 when there was none. */
export async function lastChangeNumber(db: Db): Promise<number> {
  const row = await db.selectFrom('law_change_turn').select('last_number').executeTakeFirst()
  return row?.last_number ?? 0
}
