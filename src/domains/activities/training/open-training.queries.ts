import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
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
  /** Seats that nobody has asked for. */
  free: number
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

async function list(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<OpenCourse[]> {
  const { rows } = await sql<OpenCourse>`
    select c.id, c.title, body.name as "bodyName", c.sign_up_to as "signUpTo", c.places_max as "placesMax", days.first as "firstDay",
      greatest(0, c.places_max
        - (select count(*) from training_learner l where l.course_id = c.id and l.withdrawn_on is null)
        - (select count(*) from training_application a where a.course_id = c.id and a.state = 'waiting'))::int as free
    from training_course c join body on body.id = c.body_id
      left join lateral (select min(day) as first from training_session s where s.course_id = c.id) days on true
    where c.state = 'open' and c.is_open_to_all and ${which}
    order by days.first nulls last, c.id limit ${coursesMax}`.execute(db)
  return rows
}
