import { z } from 'zod'
import { lockOpenCourse, saveCourse } from '#domains/activities/training/course.store.ts'
import { type Course, refusals } from '#domains/activities/training/course.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Hủy lớp, with the reason; it counts nowhere. */
export const cancelCourse = act({
  name: 'activities.cancel-course',
  may: 'record activities',
  parse: z.object({ courseId: idField(), version: versionField(), reason: textField('lý do hủy lớp', 5, 500) }).parse,
  async run({ tx, actor, now, audit }, { courseId, version, reason }): Promise<Course> {
    const course = await lockOpenCourse(tx, actor, courseId)
    if (course.version !== version) throw refusals.changedMeanwhile
    const after: Course = { ...course, state: 'cancelled', reason, version: version + 1 }
    await saveCourse(tx, after, { personId: personIdOf(actor), at: now })
    audit({ subjectKind: 'training-course', subjectId: courseId, bodyId: course.bodyId, after: { reason } })
    return after
  },
})
