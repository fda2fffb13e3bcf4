/**
 * Cần đính chính: a body sent its return before another went into it, that other never answered, and nobody's return counts its records.
 * Until the heir sends again, with the records of both, the one that ended is missing for ever.
 */
import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { lastSuccessors } from '#domains/bodies/only-successor.queries.ts'
import type { CorrectionOwed } from '#domains/statistics/returns/asking.ts'
import { isAskedPlace } from '#domains/statistics/returns/askings.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** `asking_id`, `body_id` who must correct, `lacks` the name of a body that ended; of askings that are not locked. */
export function correctionsOwed(today: Day) {
  return sql`select asking.id as asking_id, line.new_id as body_id, coalesce(gone.short_name, gone.name) as lacks, gone.sort_key
    from form_asking asking join body asker on asker.id = asking.body_id
      join body gone on gone.kind = 'ubnd' and gone.to_day > asking.to_day and gone.to_day <= ${today}
        and (gone.from_day is null or gone.from_day <= asking.to_day)
      join place on place.id = gone.place_id and ${isAskedPlace('asker')}
      join (${lastSuccessors(today)}) line on line.old_id = gone.id
    where asking.above = '' and asking.locked_at is null
      and exists (select from form_submission sent where sent.asking_id = asking.id and sent.body_id = line.new_id)
      and not exists (select from form_submission sent join form_return r on r.id = sent.return_id
        where sent.asking_id = asking.id and (sent.body_id = gone.id or gone.id = any(r.took_over)))`
}

/** Of these bodies. */
export async function listCorrectionsOwed(db: Db, bodyIds: readonly string[], today: Day): Promise<CorrectionOwed[]> {
  const { rows } = await sql<CorrectionOwed>`
    select owed.asking_id as "askingId", owed.body_id as "bodyId", array_agg(owed.lacks order by owed.sort_key, owed.lacks) as lacks
    from (${correctionsOwed(today)}) owed where owed.body_id = any(${[...bodyIds]}::uuid[]) group by owed.asking_id, owed.body_id`.execute(
    db,
  )
  return rows
}
