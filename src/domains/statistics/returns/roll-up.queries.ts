import { sql } from 'kysely'
import { countedOnce, type Signed } from '#domains/statistics/returns/roll-up.ts'
import type { Db } from '#platform/database/database.ts'

/** What each body sent last, as it was signed and each record once; in the order of names. */
export async function listSigned(db: Db, askingId: string): Promise<Signed[]> {
  const { rows } = await sql<Signed>`
    select r.id as "returnId", r.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", r.took_over as "tookOver", r.cells
    from (select distinct on (body_id) return_id from form_submission where asking_id = ${askingId}
      order by body_id, sent_at desc, id desc) latest join form_return r on r.id = latest.return_id join body on body.id = r.body_id
    order by body.sort_key, body.id`.execute(db)
  return countedOnce(rows)
}
