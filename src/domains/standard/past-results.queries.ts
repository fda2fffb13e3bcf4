import { sql } from 'kysely'
import type { PastResult } from '#domains/standard/past-result.ts'
import type { Db } from '#platform/database/database.ts'

export type PastLine = PastResult & { placeName: string }

/** Of a province, the latest year first. */
export async function listPastResults(db: Db, provinceIds: readonly string[]): Promise<PastLine[]> {
  const { rows } = await sql<PastLine>`
    select r.place_id as "placeId", place.full_name as "placeName", r.year, r.outcome, r.decision_number as "decisionNumber",
      r.decided_on as "decidedOn", r.total, r.note
    from standard_past_result r join place on place.id = r.place_id
    where r.province_id = any(${[...provinceIds]}::text[]) order by r.year desc, place.sort_key limit 1000`.execute(db)
  return rows
}
