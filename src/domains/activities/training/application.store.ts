import { type SqlBool, sql } from 'kysely'
import {
  type Applicant,
  type Application,
  type ApplicationState,
  applicationsMax,
  openApplicant,
  refusals,
} from '#domains/activities/training/application.ts'
import { findCourse } from '#domains/activities/training/course.store.ts'
import type { Course } from '#domains/activities/training/course.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** The course of a public address: who asks for its last seat waits for who asked before. */
export async function lockCourseForAll(tx: Tx, courseId: string): Promise<Course> {
  await lockRow(tx, 'training_course', courseId)
  const course = await findCourse(tx, courseId)
  if (course === undefined) throw refusals.noCourse
  return course
}

/** Learners who stay, and everybody who asked and did not take it back. */
export async function countAsked(db: Db, courseId: string): Promise<{ learners: number; applications: number }> {
  const { rows } = await sql<{ learners: number; applications: number }>`
    select (select count(*) from training_learner l where l.course_id = ${courseId} and l.withdrawn_on is null)::int as learners,
      (select count(*) from training_application a where a.course_id = ${courseId} and a.state <> 'withdrawn')::int as applications`.execute(
    db,
  )
  return rows[0]!
}

/** For which course a form was sent, and what became of it; undefined: it was not sent before. */
export async function findSentForm(
  tx: Tx,
  formHash: string,
): Promise<{ courseId: string; state: ApplicationState } | undefined> {
  return tx
    .selectFrom('training_application')
    .select(['course_id as courseId', 'state'])
    .where('form_hash', '=', formHash)
    .executeTakeFirst()
}

type Sent = { id: string; courseId: string; formHash: string; codeHash: string; sealed: string }

export async function addApplication(tx: Tx, sent: Sent, now: Date): Promise<void> {
  await tx
    .insertInto('training_application')
    .values({
      id: sent.id,
      course_id: sent.courseId,
      form_hash: sent.formHash,
      code_hash: sent.codeHash,
      sealed: sent.sealed,
      state: 'waiting',
      learner_id: null,
      sent_at: now,
      decided_at: null,
      decided_by: null,
    })
    .execute()
}

/** In the order in which they came, those that wait before the others; at most `applicationsMax`. */
export async function listApplications(db: Db, secretKey: Uint8Array, courseId: string): Promise<Application[]> {
  return applications(db, secretKey, sql<SqlBool>`course_id = ${courseId}`)
}

export async function findApplicationByCode(
  db: Db,
  secretKey: Uint8Array,
  codeHash: string,
): Promise<Application | undefined> {
  return (await applications(db, secretKey, sql<SqlBool>`code_hash = ${codeHash}`))[0]
}

async function applications(db: Db, secretKey: Uint8Array, which: ReturnType<typeof sql<SqlBool>>) {
  const rows = await db
    .selectFrom('training_application')
    .select([
      'id',
      'course_id as courseId',
      'state',
      'reason',
      'learner_id as learnerId',
      'sent_at as sentAt',
      'sealed',
    ])
    .where(which)
    .orderBy(sql`state <> 'waiting'`)
    .orderBy('sent_at')
    .orderBy('id')
    .limit(applicationsMax)
    .execute()
  return rows.map(
    ({ sealed, ...row }): Application => ({ ...row, applicant: openApplicant(secretKey, row.id, sealed) }),
  )
}

/** One of a course that is locked; refuses one that was decided. */
export async function loadWaitingApplication(
  tx: Tx,
  secretKey: Uint8Array,
  { courseId, applicationId }: { courseId: string; applicationId: string },
): Promise<Application & { applicant: Applicant }> {
  const [found] = await applications(tx, secretKey, sql<SqlBool>`id = ${applicationId} and course_id = ${courseId}`)
  if (found === undefined) throw refusals.notFound
  const { applicant } = found
  if (found.state !== 'waiting' || applicant === undefined) throw refusals.decided
  return { ...found, applicant }
}

type Decision =
  | { state: 'accepted'; learnerId: string; personId: string; at: Date }
  | { state: 'declined'; reason: string; personId: string; at: Date }

export async function saveDecision(tx: Tx, applicationId: string, decision: Decision): Promise<void> {
  const { state, personId, at } = decision
  await tx
    .updateTable('training_application')
    .set({
      state,
      reason: state === 'declined' ? decision.reason : '',
      learner_id: state === 'accepted' ? decision.learnerId : null,
      decided_at: at,
      decided_by: personId,
    })
    .where('id', '=', applicationId)
    .execute()
}

/** What they told goes at once, why they were declined and the learner that they became too; only one who was at no session may. */
export async function saveWithdrawnApplication(tx: Tx, { id, learnerId }: Application): Promise<void> {
  await tx
    .updateTable('training_application')
    .set({ state: 'withdrawn', sealed: null, reason: '', learner_id: null })
    .where('id', '=', id)
    .execute()
  if (learnerId !== null) await tx.deleteFrom('training_learner').where('id', '=', learnerId).execute()
}
