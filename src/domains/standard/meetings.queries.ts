import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
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

export type CouncilCall = { id: string; meetsOn: Day; place: string; names: string[] }

/** Meetings of a province's year that are still to be held, the nearest first. */
export async function listCouncilCalls(
  db: Db,
  { provinceId, year, today }: { provinceId: string; year: number; today: Day },
): Promise<CouncilCall[]> {
  const { rows } = await sql<CouncilCall>`
    select c.id, c.meets_on as "meetsOn", c.place, array(select person.name from person where person.id = any(c.person_ids) order by person.name) as names
    from standard_council_call c where c.province_id = ${provinceId} and c.year = ${year} and c.meets_on >= ${today}
    order by c.meets_on limit 20`.execute(db)
  return rows
}
