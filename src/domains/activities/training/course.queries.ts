import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findLaws, type LawLine, listLawLines } from '#domains/activities/activity-laws.queries.ts'
import { listSpeakers, type SpeakerLine } from '#domains/activities/activity-page.queries.ts'
import { listTasksById, type TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { listApplications } from '#domains/activities/training/application.store.ts'
import type { Application } from '#domains/activities/training/application.ts'
import { listLearners, listSessions, loadCourse } from '#domains/activities/training/course.store.ts'
import type { Course, CourseState, Learner, Session } from '#domains/activities/training/course.ts'
import { findMaterials, type Material } from '#domains/activities/training/material.queries.ts'
import { practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import { type ActivePractitioner, listActivePractitioners } from '#domains/practitioners/practitioners.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type CourseRow = {
  id: string
  title: string
  bodyName: string
  state: CourseState
  firstDay: Day | null
  lastDay: Day | null
  learners: number
  /** Who asked for a seat of an open course and was not answered. */
  waiting: number
  placesMax: number | null
}

export const coursesMax = 200

/** Courses in reach, those with the latest day first; at most `coursesMax`. */
export async function listCourses(db: Db, actor: Actor, year: number): Promise<CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select c.id, c.title, coalesce(body.short_name, body.name) as "bodyName", c.state, days.first as "firstDay", days.last as "lastDay",
      (select count(*)::int from training_learner l where l.course_id = c.id and l.withdrawn_on is null) as learners,
      (select count(*)::int from training_application a where a.course_id = c.id and a.state = 'waiting' and c.state = 'open') as waiting, c.places_max as "placesMax"
    from training_course c join body on body.id = c.body_id
      left join lateral (select min(day) as first, max(day) as last from training_session s where s.course_id = c.id) days on true
    where ${whereMay(actor, 'read activities', 'body')} and (days.last is null or extract(year from days.last) = ${year})
    order by days.last desc nulls first, c.id desc limit ${coursesMax}`.execute(db)
  return rows
}

export type CoursePage = {
  course: Course
  bodyName: string
  sessions: Session[]
  /** Whoever does not record the course sees nobody who came by the portal. */
  learners: Learner[]
  /** Of those who stay, how many are not shown. */
  unseenLearners: number
  laws: LawLine[]
  materials: Material[]
  /** Those that this person may see; the course may serve more. */
  tasks: TaskLine[]
  teachers: SpeakerLine[]
  /** Who asked for a seat; for whoever records alone. */
  applications: Application[]
  /** Whom one may still sign up. */
  offered: ActivePractitioner[]
  /** What was looked for among them. */
  search: string
  mayRecord: boolean
}

export async function loadCoursePage(
  db: Db,
  actor: Actor,
  house: Pick<House, 'secretKey'>,
  { courseId, search, today }: { courseId: string; search: string; today: Day },
): Promise<CoursePage> {
  const course = await loadCourse(db, actor, 'read activities', courseId)
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name', 'path', 'place_path'])
    .where('id', '=', course.bodyId)
    .executeTakeFirstOrThrow()
  const learners = await listLearners(db, courseId)
  const mayRecord = may(actor, 'record activities', {
    bodyId: course.bodyId,
    bodyPath: body.path,
    placePath: body.place_path,
  })
  const shown = learners.filter(({ isFromPortal }) => mayRecord || !isFromPortal)
  const taken = new Set(learners.map(({ practitionerId }) => practitionerId))
  const active =
    mayRecord && course.state === 'open'
      ? await listActivePractitioners(db, actor, 'read practitioners', { search })
      : []
  const { pins } = await findLaws(db, course.laws, today)
  return {
    course,
    bodyName: body.short_name ?? body.name,
    sessions: await listSessions(db, courseId),
    learners: shown,
    unseenLearners: learners.filter((one) => one.withdrawnOn === null && !shown.includes(one)).length,
    laws: await listLawLines(db, pins, today),
    materials: (await findMaterials(db, course.materials)).found,
    teachers: await listSpeakers(db, actor, course.teacherIds),
    applications: mayRecord ? await listApplications(db, house.secretKey, courseId) : [],
    tasks: await listTasksById(db, actor, course.taskIds),
    offered: active.filter(({ id }) => !taken.has(id)),
    search,
    mayRecord,
  }
}

/** Who was at one session. */
export async function listAttended(db: Db, sessionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('training_attendance')
    .select('learner_id')
    .where('session_id', '=', sessionId)
    .execute()
  return new Set(rows.map(({ learner_id }) => learner_id))
}

const personKinds = practitionerKinds.filter(({ who }) => who === 'person').map(({ id }) => id)

export type UntrainedRow = {
  id: string
  name: string
  kind: string
  bodyName: string
  sinceDay: Day | null
  /** The last day they were at a session; null: never here. */
  lastDay: Day | null
}

/**
 * Active people of the law (clubs, teams and addresses are no people) whose last session lies before a day, or who never were at one: the longest ago first, at most 500. Only what
 * was noted here is known.
 */
export async function listUntrained(
  db: Db,
  actor: Actor,
  { before, kind }: { before: Day; kind: string | undefined },
): Promise<UntrainedRow[]> {
  const ofKind = kind === undefined ? sql<SqlBool>`true` : sql<SqlBool>`p.kind = ${kind}`
  const { rows } = await sql<UntrainedRow>`
    select p.id, p.name, p.kind, coalesce(body.short_name, body.name) as "bodyName", p.since_day as "sinceDay", trained.last as "lastDay"
    from practitioner p join body on body.id = p.body_id
      left join lateral (select max(s.day) as last from training_learner l join training_attendance a on a.learner_id = l.id
        join training_session s on s.id = a.session_id where l.practitioner_id = p.id) trained on true
    where p.state = 'recognised' and p.kind = any(${personKinds}::text[])
      and ${whereMay(actor, 'read practitioners', 'body')} and ${ofKind}
      and (trained.last is null or trained.last < ${before})
    order by trained.last nulls first, p.sort_key, p.id limit 500`.execute(db)
  return rows
}
