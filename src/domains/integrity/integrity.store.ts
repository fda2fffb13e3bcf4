import { addDays, type Day } from '#base/day.ts'
import type { CheckFound } from '#domains/integrity/run-check.queries.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'

/** A quarter of a year: enough to say since when something is so. */
export const resultsKeptDays = 92

/** The result of a day; a second run of the day takes its place. */
export async function saveResult(db: Db, found: CheckFound, at: { today: Day; now: Date }): Promise<void> {
  const said = {
    count: found.count,
    first: json(found.first),
    ids_sum: found.idsSum,
    fault: '',
    slowest_ms: found.slowestMs,
    checked_at: at.now,
  }
  await db
    .insertInto('integrity_result')
    .values({ check_id: found.checkId, day: at.today, ...said })
    .onConflict((conflict) => conflict.columns(['check_id', 'day']).doUpdateSet(said))
    .execute()
  // what is found no more is forgotten, so that the same rows broken again are new
  if (found.count === 0)
    await db.deleteFrom('integrity_acknowledgement').where('check_id', '=', found.checkId).execute()
}

const faultLengthMax = 500

/** A check that could not be asked: what was found before stays, also earlier on this day, and the page says since when nobody knows. */
export async function saveFault(db: Db, checkId: string, fault: unknown, at: { today: Day; now: Date }): Promise<void> {
  const said = { fault: String(fault).slice(0, faultLengthMax) || 'lỗi', checked_at: at.now }
  await db
    .insertInto('integrity_result')
    .values({ check_id: checkId, day: at.today, count: 0, first: json([]), ids_sum: '', slowest_ms: 0, ...said })
    .onConflict((conflict) => conflict.columns(['check_id', 'day']).doUpdateSet(said))
    .execute()
}

export async function removeOldResults(db: Db, today: Day): Promise<void> {
  await db.deleteFrom('integrity_result').where('day', '<', addDays(today, -resultsKeptDays)).execute()
}

export async function saveAcknowledgement(
  tx: Tx,
  seen: { checkId: string; count: number; ids: string[]; idsSum: string; reason: string; by: string; at: Date },
): Promise<void> {
  const said = {
    count: seen.count,
    ids: seen.ids,
    ids_sum: seen.idsSum,
    reason: seen.reason,
    seen_by: seen.by,
    seen_at: seen.at,
  }
  await tx
    .insertInto('integrity_acknowledgement')
    .values({ check_id: seen.checkId, ...said })
    .onConflict((conflict) => conflict.column('check_id').doUpdateSet(said))
    .execute()
}
