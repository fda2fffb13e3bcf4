import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { OwnApplication } from '#domains/activities/training/application.ts'
import { listSessions } from '#domains/activities/training/course.store.ts'
import type { Session } from '#domains/activities/training/course.ts'
import type { Db } from '#platform/database/database.ts'

/** What everybody may know of a course: no teacher, no learner by name. */
export type OpenCourse = {
  id: string
  title: string
  bodyName: string
  signUpTo: Day
  placesMax: number
  /** Seats without a learner. */
  free: number
  /** More wait than there are seats left. */
  isCrowded: boolean
  firstDay: Day | null
}

const coursesMax = 100

/** Courses that take names today, the one that begins first before the others. */
export async function listOpenCourses(db: Db, today: Day): Promise<OpenCourse[]> {
  return list(db, sql<SqlBool>`c.sign_up_to >= ${today}`)
}

/** One, also after its last day for asking, with its sessions; undefined: it is not for everybody, or over. */
export async function findOpenCourse(
  db: Db,
  id: string,
): Promise<{ course: OpenCourse; sessions: Session[] } | undefined> {
  const [course] = await list(db, sql<SqlBool>`c.id = ${id}`)
  return course && { course, sessions: await listSessions(db, id) }
}

/** What became of it, for whoever holds the code; undefined: no such code. */
export async function findOwnApplication(db: Db, codeHash: string): Promise<OwnApplication | undefined> {
  const { rows } = await sql<OwnApplication>`
    select a.state, a.reason, c.title as "courseTitle", c.state as "courseState", body.name as "bodyName", l.withdrawn_on as "withdrawnOn",
      (select count(*)::int from training_attendance t where t.learner_id = a.learner_id) as attended
    from training_application a join training_course c on c.id = a.course_id join body on body.id = c.body_id
      left join training_learner l on l.id = a.learner_id
    where a.code_hash = ${codeHash}`.execute(db)
  return rows[0]
}

async function list(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<OpenCourse[]> {
  const { rows } = await sql<OpenCourse>`
    select c.id, c.title, body.name as "bodyName", c.sign_up_to as "signUpTo", c.places_max as "placesMax", days.first as "firstDay",
      greatest(0, c.places_max - asked.learners)::int as free, asked.waiting > c.places_max - asked.learners as "isCrowded"
    from training_course c join body on body.id = c.body_id
      left join lateral (select min(day) as first from training_session s where s.course_id = c.id) days on true
      cross join lateral (select (select count(*) from training_learner l where l.course_id = c.id and l.withdrawn_on is null) as learners,
        (select count(*) from training_application a where a.course_id = c.id and a.state = 'waiting') as waiting) as asked
    where c.state = 'open' and c.is_open_to_all and ${which}
    order by days.first nulls last, c.id limit ${coursesMax}`.execute(db)
  return rows
}
