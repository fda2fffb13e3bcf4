import { z } from 'zod'
import { yearOf } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { addActivity } from '#domains/activities/activity.store.ts'
import { type Activity, emptyFields } from '#domains/activities/activity.ts'
import { kindOf } from '#domains/activities/activity-kind.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import {
  giveCertificate,
  lastCertificate,
  listLearners,
  listSessions,
  lockOpenCourse,
  saveCourse,
} from '#domains/activities/training/course.store.ts'
import { type Course, checkFinish, earns, type Learner, refusals } from '#domains/activities/training/course.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act, lockRow } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'

const trainingKind = 'training'

/** Kết thúc lớp: numbered certificates for whoever was there often enough, and one activity that counts the course once. */
export const finishCourse = act({
  name: 'activities.finish-course',
  may: 'record activities',
  parse: z.object({ courseId: idField(), version: versionField() }).parse,
  async run(context, { courseId, version }): Promise<Course> {
    const { tx, actor, now, today, audit } = context
    const course = await lockOpenCourse(tx, actor, courseId)
    if (course.version !== version) throw refusals.changedMeanwhile
    const sessions = await listSessions(tx, courseId)
    const learners = await listLearners(tx, courseId)
    checkFinish(course, sessions, learners, today)
    await lockRow(tx, 'body', course.bodyId)
    const year = yearOf(today)
    let number = await lastCertificate(tx, course.bodyId, year)
    const earning = learners.filter((learner) => earns(learner, course))
    for (const { id } of earning) await giveCertificate(tx, id, { year, number: ++number })
    const last = sessions.at(-1)!
    const activityId = await recordOnce(context, course, learners, { heldOn: last.day, place: last.place })
    const after: Course = { ...course, state: 'finished', finishedOn: today, activityId, version: version + 1 }
    await saveCourse(tx, after, { personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'training-course',
      subjectId: courseId,
      bodyId: course.bodyId,
      after: { state: 'finished', certificates: earning.length, activityId },
    })
    return after
  },
})

/** Whoever was at one session at least is counted once; women only where it is known of everybody. */
async function recordOnce(
  context: ActContext,
  { id, bodyId, title, teachers, teacherIds, laws, taskIds }: Course,
  learners: readonly Learner[],
  { heldOn, place }: { heldOn: string; place: string },
): Promise<string> {
  const { tx, actor, now, audit } = context
  const came = learners.filter(({ attended }) => attended > 0)
  const fields = {
    ...emptyFields,
    kind: trainingKind,
    form: kindOf(trainingKind)!.form,
    topic: title,
    laws,
    heldOn,
    place,
    speakers: teachers,
    practitionerIds: teacherIds,
    attended: came.length,
    women: await countWomen(context, came),
    taskIds,
  }
  // tasks that were open when they were linked count on in the plan that goes on with them
  const pins = await checkActivity(context, fields, fields)
  const activity: Activity = {
    id: newId(now.getTime()),
    bodyId,
    state: 'recorded',
    reason: '',
    fields,
    source: '',
    recordedBy: personIdOf(actor),
    recordedAt: now,
    version: 0,
  }
  const writing = { keyHash: hashToken(`training ${id}`), writtenBy: activity.recordedBy, at: now, deviceAt: null }
  await addActivity(tx, activity, pins, writing)
  audit({ subjectKind: 'activity', subjectId: activity.id, bodyId, after: fields })
  return activity.id
}

async function countWomen({ tx }: ActContext, came: readonly Learner[]): Promise<number | null> {
  const ids = came.map(({ practitionerId }) => practitionerId)
  if (ids.some((id) => id === null)) return null
  const rows = await tx
    .selectFrom('practitioner')
    .select('gender')
    .where('id', 'in', ids as string[])
    .execute()
  return rows.some(({ gender }) => gender === null) ? null : rows.filter(({ gender }) => gender === 'nu').length
}
