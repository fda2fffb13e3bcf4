import { z } from 'zod'
import { listLearners, lockOpenCourse, withdrawLearner } from '#domains/activities/training/course.store.ts'
import { refusals } from '#domains/activities/training/course.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Rút một người khỏi lớp; the place is free again. */
export const withdrawTrainingLearner = act({
  name: 'activities.withdraw-learner',
  may: 'record activities',
  parse: z.object({ courseId: idField(), learnerId: idField() }).parse,
  async run({ tx, actor, today, audit }, { courseId, learnerId }) {
    const course = await lockOpenCourse(tx, actor, courseId)
    const learner = (await listLearners(tx, courseId)).find(({ id }) => id === learnerId)
    if (learner === undefined) throw refusals.notFound
    if (learner.attended > 0) throw refusals.attendedAlready
    await withdrawLearner(tx, learnerId, today)
    audit({
      subjectKind: 'training-course',
      subjectId: courseId,
      bodyId: course.bodyId,
      after: { withdrew: learnerId },
    })
    return course
  },
})
