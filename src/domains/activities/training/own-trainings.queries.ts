import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Db } from '#platform/database/database.ts'

export type OwnTraining = {
  id: string
  title: string
  bodyName: string
  firstDay: Day | null
  lastDay: Day | null
  sessions: number
  attended: number
  withdrawnOn: Day | null
  /** «3/2026»; null: none. */
  certificate: string | null
}

const shownMax = 200

/** Courses that name somebody's account through the lists of people of the law, the latest first. Of nobody else. */
export async function listOwnTrainings(
  db: Db,
  personId: string | null,
): Promise<{ isLinked: boolean; rows: OwnTraining[] }> {
  if (personId === null) return { isLinked: false, rows: [] }
  const linked = await db.selectFrom('practitioner').select('id').where('person_id', '=', personId).executeTakeFirst()
  const { rows } = await sql<OwnTraining>`
    select l.id, c.title, coalesce(body.short_name, body.name) as "bodyName", days.first as "firstDay", days.last as "lastDay",
      days.sessions, (select count(*)::int from training_attendance a where a.learner_id = l.id) as attended,
      l.withdrawn_on as "withdrawnOn", l.certificate_number || '/' || l.certificate_year as certificate
    from practitioner p join training_learner l on l.practitioner_id = p.id join training_course c on c.id = l.course_id
      join body on body.id = c.body_id
      cross join lateral (select min(day) as first, max(day) as last, count(*)::int as sessions
        from training_session s where s.course_id = c.id) days
    where p.person_id = ${personId} and c.state <> 'cancelled'
    order by days.last desc nulls first, c.id desc limit ${shownMax}`.execute(db)
  return { isLinked: linked !== undefined, rows }
}
