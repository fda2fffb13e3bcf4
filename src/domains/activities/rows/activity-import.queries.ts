import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { momentOn } from '#base/hour.ts'
import { undoDaysMax } from '#domains/activities/rows/activity-import.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ImportLine = {
  id: string
  fileName: string
  bodyName: string
  startedBy: string
  startedAt: Date
  undoneAt: Date | null
  rows: number
}

const shownMax = 20

/** Imports of the last days that wrote something, the latest first; at most `shownMax`. */
export async function listImports(db: Db, actor: Pick<Actor, 'grants'>, today: Day): Promise<ImportLine[]> {
  const since = momentOn(addDays(today, -undoDaysMax), 0)
  const { rows } = await sql<ImportLine>`
    select i.id, i.file_name as "fileName", coalesce(body.short_name, body.name) as "bodyName", person.name as "startedBy",
      i.started_at as "startedAt", i.undone_at as "undoneAt", edits.rows
    from activity_import i join body on body.id = i.body_id join person on person.id = i.started_by
      cross join lateral (select count(*)::int as rows from activity_edit e where e.import_id = i.id and e.outcome = 'saved') edits
    where i.started_at >= ${since} and edits.rows > 0 and ${whereMay(actor, 'record activities', 'body')}
    order by i.started_at desc, i.id desc limit ${shownMax}`.execute(db)
  return rows
}
