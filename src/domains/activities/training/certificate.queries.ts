import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Certificate } from '#domains/activities/training/certificate.ts'
import { listLearners, loadCourse } from '#domains/activities/training/course.store.ts'
import { refusals } from '#domains/activities/training/course.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What stands on somebody's certificate; refuses whoever has none. */
export async function loadCertificate(
  db: Db,
  actor: Actor,
  { courseId, learnerId, madeAt }: { courseId: string; learnerId: string; madeAt: Date },
): Promise<Certificate> {
  const course = await loadCourse(db, actor, 'record activities', courseId)
  const learner = (await listLearners(db, courseId)).find(({ id }) => id === learnerId)
  if (learner?.certificate === undefined || learner.certificate === null || course.finishedOn === null)
    throw refusals.noCertificate
  const { rows } = await sql<{ from: Day; to: Day; sessions: number; bodyName: string; placeName: string }>`
    select min(s.day) as from, max(s.day) as to, count(*)::int as sessions, min(body.name) as "bodyName", min(place.name) as "placeName"
    from training_attendance a join training_session s on s.id = a.session_id
      join training_course c on c.id = s.course_id join body on body.id = c.body_id join place on place.id = body.place_id
    where a.learner_id = ${learnerId}`.execute(db)
  return {
    ...rows[0]!,
    ...learner.certificate,
    learner: learner.name,
    workplace: learner.workplace,
    title: course.title,
    finishedOn: course.finishedOn,
    madeAt,
  }
}
