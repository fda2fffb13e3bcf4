import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { practitionerIdsField, taskIdsField } from '#domains/activities/activity-fields.ts'
import { findLaws } from '#domains/activities/activity-laws.queries.ts'
import { findSpeakersElsewhere, findTasksElsewhere } from '#domains/activities/acts/steps/check-activity.ts'
import { loadCourse, lockOpenCourse, saveCourse } from '#domains/activities/training/course.store.ts'
import { type Course, refusals, sessionsMax } from '#domains/activities/training/course.ts'
import { findMaterials } from '#domains/activities/training/material.queries.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  idField,
  lineField,
  linesField,
  optionalDayField,
  optionalIdField,
  optionalWholeNumberField,
  versionField,
} from '#platform/acts/fields.ts'

/** Mở lớp, sửa lớp. What is taught must be in the library, and so must what learners are given. */
export const saveTrainingCourse = act({
  name: 'activities.save-course',
  may: 'record activities',
  parse: z.object({
    courseId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên lớp', 300),
    teachers: linesField('Giảng viên', 20, 200),
    laws: linesField('Điều luật', 20, 200),
    materials: linesField('Tài liệu', 30, 200),
    placesMax: optionalWholeNumberField('số chỗ').refine(
      (count) => count === null || (count >= 1 && count <= 2_000),
      'Số chỗ từ 1 đến 2.000, hoặc để trống.',
    ),
    signUpTo: optionalDayField('hạn ghi danh'),
    isOpenToAll: z
      .string()
      .optional()
      .transform((typed) => typed === 'co'),
    teacherIds: practitionerIdsField,
    taskIds: taskIdsField,
    sessionsNeeded: z.coerce
      .number({ error: 'Hãy ghi số buổi cần dự.' })
      .int('Hãy ghi số buổi cần dự là số nguyên.')
      .min(1, 'Số buổi cần dự từ 1 trở lên.')
      .max(sessionsMax, `Số buổi cần dự nhiều nhất ${sessionsMax}.`),
  }).parse,
  async run({ tx, actor, now, today, audit }, { courseId, version, bodyId, ...typed }): Promise<Course> {
    const before = courseId === null ? undefined : await lockOpenCourse(tx, actor, courseId)
    const { problem } = await findLaws(tx, typed.laws, today)
    const { missing } = await findMaterials(tx, typed.materials)
    const problems: Record<string, string> = {}
    if (problem !== undefined) problems.laws = problem
    if (missing.length > 0)
      problems.materials = `Thư viện không có: ${missing.join(', ')}. Hãy dán đường dẫn như /huong-dan/… hoặc /phap-luat/….`
    if (typed.isOpenToAll && (typed.placesMax === null || typed.signUpTo === null))
      problems.isOpenToAll = 'Mở cho mọi người thì hãy ghi số chỗ và hạn ghi danh.'
    const unknown = await findSpeakersElsewhere({ tx, actor }, typed.teacherIds, before?.teacherIds)
    if (unknown !== undefined) problems.teacherIds = unknown
    const elsewhere = await findTasksElsewhere({ tx, actor }, typed.taskIds, before?.taskIds)
    if (elsewhere !== undefined) problems.taskIds = elsewhere
    if (Object.keys(problems).length > 0) throw new FormRefusal(problems)
    const by = { personId: personIdOf(actor), at: now }
    if (before !== undefined) {
      if (before.version !== version) throw refusals.changedMeanwhile
      const after = { ...before, ...typed, version: version + 1 }
      await saveCourse(tx, after, by)
      audit({ subjectKind: 'training-course', subjectId: before.id, bodyId: before.bodyId, before, after: typed })
      return after
    }
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw activityRefusals.notYours
    const id = newId(now.getTime())
    await saveCourse(
      tx,
      { id, bodyId, ...typed, state: 'open', reason: '', finishedOn: null, activityId: null, version: 0 },
      by,
    )
    audit({ subjectKind: 'training-course', subjectId: id, bodyId, after: typed })
    return loadCourse(tx, actor, 'record activities', id)
  },
})
