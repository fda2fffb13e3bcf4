import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Meeting } from '#domains/standard/meeting.ts'
import type { Db } from '#platform/database/database.ts'

/** Of a province in a year, the latest first; of one day the one that was noted last. Those that were withdrawn are left out. */
export async function listMeetings(db: Db, provinceId: string, year: number): Promise<Meeting[]> {
  return meetingsOf(db, provinceId, year).where('withdrawn_at', 'is', null).execute()
}

export type WithdrawnMeeting = Pick<Meeting, 'id' | 'heldOn' | 'mode'> & { withdrawnAt: Date; withdrawnWhy: string }

export async function listWithdrawnMeetings(db: Db, provinceId: string, year: number): Promise<WithdrawnMeeting[]> {
  const rows = await meetingsOf(db, provinceId, year)
    .where('withdrawn_at', 'is not', null)
    .select(['withdrawn_at', 'withdrawn_why as withdrawnWhy'])
    .execute()
  return rows.map(({ id, heldOn, mode, withdrawn_at, withdrawnWhy }) => ({
    ...{ id, heldOn, mode, withdrawnWhy },
    withdrawnAt: withdrawn_at!,
  }))
}

function meetingsOf(db: Db, provinceId: string, year: number) {
  return db
    .selectFrom('standard_meeting')
    .select(['id', 'province_id as provinceId', 'year', 'held_on as heldOn', 'mode', 'members', 'minutes', 'votes'])
    .where('province_id', '=', provinceId)
    .where('year', '=', year)
    .orderBy('held_on', 'desc')
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
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
