import type { Meeting } from '#domains/standard/meeting.ts'
import type { Db } from '#platform/database/database.ts'

/** Of a province in a year, the latest first. */
export async function listMeetings(db: Db, provinceId: string, year: number): Promise<Meeting[]> {
  return db
    .selectFrom('standard_meeting')
    .select(['id', 'province_id as provinceId', 'year', 'held_on as heldOn', 'mode', 'members', 'minutes', 'votes'])
    .where('province_id', '=', provinceId)
    .where('year', '=', year)
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
}
