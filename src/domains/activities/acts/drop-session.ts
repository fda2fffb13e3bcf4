import { z } from 'zod'
import { listSessions, lockOpenCourse } from '#domains/activities/training/course.store.ts'
import { refusals } from '#domains/activities/training/course.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ một buổi chưa điểm danh. */
export const dropTrainingSession = act({
  name: 'activities.drop-session',
  may: 'record activities',
  parse: z.object({ courseId: idField(), sessionId: idField() }).parse,
  async run({ tx, actor, audit }, { courseId, sessionId }) {
    const course = await lockOpenCourse(tx, actor, courseId)
    const session = (await listSessions(tx, courseId)).find(({ id }) => id === sessionId)
    if (session === undefined) throw refusals.notFound
    if (session.isNoted) throw refusals.attendedAlready
    await tx.deleteFrom('training_session').where('id', '=', sessionId).execute()
    audit({ subjectKind: 'training-course', subjectId: courseId, bodyId: course.bodyId, before: session })
    return course
  },
})
