import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { timeField } from '#domains/activities/time-of-day.ts'
import { listSessions, lockOpenCourse } from '#domains/activities/training/course.store.ts'
import { refusals, sessionsMax } from '#domains/activities/training/course.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Thêm một buổi học. */
export const addTrainingSession = act({
  name: 'activities.add-session',
  may: 'record activities',
  parse: z.object({
    courseId: idField(),
    day: dayField('ngày học'),
    starts: timeField('giờ bắt đầu'),
    ends: timeField('giờ kết thúc'),
    place: lineField('nơi học', 300),
    subject: optionalLineField('nội dung', 300),
  }).parse,
  async run({ tx, actor, now, audit }, { courseId, ...session }) {
    const course = await lockOpenCourse(tx, actor, courseId)
    if (session.ends <= session.starts) throw refusals.endsBefore
    if ((await listSessions(tx, courseId)).length >= sessionsMax) throw refusals.sessionsFull
    await tx
      .insertInto('training_session')
      .values({ id: newId(now.getTime()), course_id: courseId, ...session, noted_at: null, noted_by: null })
      .execute()
    audit({ subjectKind: 'training-course', subjectId: courseId, bodyId: course.bodyId, after: session })
    return course
  },
})
