import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { listAttended } from '#domains/activities/training/course.queries.ts'
import {
  listLearners,
  listSessions,
  lockOpenCourse,
  saveAttendance,
  saveCourse,
} from '#domains/activities/training/course.store.ts'
import { learnersMax, refusals } from '#domains/activities/training/course.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, listField, versionField } from '#platform/acts/fields.ts'

/** Điểm danh một buổi: the whole list at once, from that day on; whoever is not marked was not there. */
export const noteAttendance = act({
  name: 'activities.note-attendance',
  may: 'record activities',
  parse: z.object({
    courseId: idField(),
    version: versionField(),
    sessionId: idField(),
    learnerIds: listField(learnersMax).refine((ids) => ids.every(isId), 'Hãy chọn trong danh sách.'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { courseId, version, sessionId, learnerIds }) {
    const course = await lockOpenCourse(tx, actor, courseId)
    if (course.version !== version) throw refusals.changedMeanwhile
    const session = (await listSessions(tx, courseId)).find(({ id }) => id === sessionId)
    if (session === undefined) throw refusals.notFound
    if (session.day > today) throw refusals.notYet
    const staying = new Set(
      (await listLearners(tx, courseId)).filter(({ withdrawnOn }) => withdrawnOn === null).map(({ id }) => id),
    )
    const came = [...new Set(learnerIds)]
    if (came.some((id) => !staying.has(id))) throw refusals.notListed
    const before = { sessionId, came: [...(await listAttended(tx, sessionId))] }
    const by = { personId: personIdOf(actor), at: now }
    await saveAttendance(tx, sessionId, came, by)
    const noted = { ...course, version: version + 1 }
    await saveCourse(tx, noted, by)
    const after = { sessionId, came }
    audit({ subjectKind: 'training-course', subjectId: courseId, bodyId: course.bodyId, before, after })
    return noted
  },
})
