import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { sortKey } from '#base/vietnamese.ts'
import type { ActivityDeed } from '#domains/activities/activity.ts'
import { type Course, type Learner, refusals, type Session } from '#domains/activities/training/course.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

const courseColumns = [
  'c.id',
  'c.body_id as bodyId',
  'c.title',
  'c.teachers',
  'c.teacher_ids as teacherIds',
  'c.laws',
  'c.materials',
  'c.places_max as placesMax',
  'c.sign_up_to as signUpTo',
  'c.is_open_to_all as isOpenToAll',
  'c.task_ids as taskIds',
  'c.sessions_needed as sessionsNeeded',
  'c.state',
  'c.reason',
  'c.finished_on as finishedOn',
  'c.activity_id as activityId',
  'c.version',
] as const

/** Whoever asks: for what everybody may see of it, see `checkOpenToAll`. */
export async function findCourse(db: Db, id: string): Promise<Course | undefined> {
  return db.selectFrom('training_course as c').select(courseColumns).where('c.id', '=', id).executeTakeFirst()
}

/** «Not there» and «not yours» are one answer. */
export async function loadCourse(db: Db, actor: Actor, deed: ActivityDeed, id: string): Promise<Course> {
  const row = await db
    .selectFrom('training_course as c')
    .innerJoin('body', 'body.id', 'c.body_id')
    .select(courseColumns)
    .where('c.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

/** For changing it: whoever writes on it meanwhile waits. Refuses one that is over. */
export async function lockOpenCourse(tx: Tx, actor: Actor, id: string): Promise<Course> {
  await lockRow(tx, 'training_course', id)
  const course = await loadCourse(tx, actor, 'record activities', id)
  if (course.state !== 'open') throw refusals.notOpen
  return course
}

export async function saveCourse(tx: Tx, course: Course, by: { personId: string; at: Date }): Promise<void> {
  const row = {
    body_id: course.bodyId,
    title: course.title,
    teachers: course.teachers,
    teacher_ids: course.teacherIds,
    is_open_to_all: course.isOpenToAll,
    laws: course.laws,
    materials: course.materials,
    places_max: course.placesMax,
    sign_up_to: course.signUpTo,
    task_ids: course.taskIds,
    sessions_needed: course.sessionsNeeded,
    state: course.state,
    reason: course.reason,
    finished_on: course.finishedOn,
    activity_id: course.activityId,
    changed_at: by.at,
    changed_by: by.personId,
    version: course.version,
  }
  await tx
    .insertInto('training_course')
    .values({ id: course.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function listSessions(db: Db, courseId: string): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select id, course_id as "courseId", day, starts, ends, place, subject, noted_at is not null as "isNoted"
    from training_session where course_id = ${courseId} order by day, starts, id limit 100`.execute(db)
  return rows
}

/** In Vietnamese order; who left stands among them with the day. */
export async function listLearners(db: Db, courseId: string): Promise<Learner[]> {
  const { rows } = await sql<Omit<Learner, 'certificate'> & { year: number | null; number: number | null }>`
    select l.id, l.practitioner_id as "practitionerId", l.name, l.workplace, l.withdrawn_on as "withdrawnOn",
      l.certificate_year as year, l.certificate_number as number,
      (select count(*)::int from training_attendance a where a.learner_id = l.id) as attended,
      exists (select 1 from training_application a where a.learner_id = l.id) as "isFromPortal"
    from training_learner l where l.course_id = ${courseId} order by l.sort_key, l.id limit 2000`.execute(db)
  return rows.map(({ year, number, ...learner }) => ({
    ...learner,
    certificate: year === null || number === null ? null : { year, number },
  }))
}

/** Numbers of a body's certificates go on within a year; the body's row is locked by whoever asks. */
export async function lastCertificate(tx: Tx, bodyId: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(certificate_number) as last from training_learner where body_id = ${bodyId} and certificate_year = ${year}`.execute(
    tx,
  )
  return rows[0]?.last ?? 0
}

export async function giveCertificate(
  tx: Tx,
  learnerId: string,
  { year, number }: { year: number; number: number },
): Promise<void> {
  await tx
    .updateTable('training_learner')
    .set({ certificate_year: year, certificate_number: number })
    .where('id', '=', learnerId)
    .execute()
}

/** Who came, anew: what was noted before is forgotten. */
export async function saveAttendance(
  tx: Tx,
  sessionId: string,
  learnerIds: readonly string[],
  by: { personId: string; at: Date },
): Promise<void> {
  await tx.deleteFrom('training_attendance').where('session_id', '=', sessionId).execute()
  if (learnerIds.length > 0)
    await tx
      .insertInto('training_attendance')
      .values(learnerIds.map((learnerId) => ({ session_id: sessionId, learner_id: learnerId })))
      .execute()
  await tx
    .updateTable('training_session')
    .set({ noted_at: by.at, noted_by: by.personId })
    .where('id', '=', sessionId)
    .execute()
}

/** Learners who are no people of the lists, or are: a row each; ids in the order of what was given. */
export async function addLearners(
  tx: Tx,
  course: Pick<Course, 'id' | 'bodyId'>,
  learners: readonly Pick<Learner, 'practitionerId' | 'name' | 'workplace'>[],
  now: Date,
): Promise<string[]> {
  const rows = learners.map(({ practitionerId, name, workplace }) => ({
    id: newId(now.getTime()),
    course_id: course.id,
    practitioner_id: practitionerId,
    name,
    workplace,
    sort_key: sortKey(name),
    withdrawn_on: null,
    certificate_year: null,
    certificate_number: null,
    body_id: course.bodyId,
  }))
  await tx.insertInto('training_learner').values(rows).execute()
  return rows.map(({ id }) => id)
}

export async function withdrawLearner(tx: Tx, learnerId: string, day: Day): Promise<void> {
  await tx.updateTable('training_learner').set({ withdrawn_on: day }).where('id', '=', learnerId).execute()
}
