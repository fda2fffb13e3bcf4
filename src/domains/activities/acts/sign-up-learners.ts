import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { addLearners, listLearners, lockOpenCourse } from '#domains/activities/training/course.store.ts'
import { learnersMax, refusals } from '#domains/activities/training/course.ts'
import { listActivePractitioners } from '#domains/practitioners/practitioners.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField, linesField, listField } from '#platform/acts/fields.ts'

/** Ghi danh: people of the lists, and others by name («Họ tên, nơi công tác», one a line). Nobody of a list twice; never more than fit. */
export const signUpLearners = act({
  name: 'activities.sign-up-learners',
  may: 'record activities',
  parse: z.object({
    courseId: idField(),
    practitionerIds: listField(500).refine((ids) => ids.every(isId), 'Hãy chọn trong danh sách.'),
    names: linesField('Người khác', 200, 360),
  }).parse,
  async run({ tx, actor, now, today, audit }, { courseId, practitionerIds, names }) {
    const course = await lockOpenCourse(tx, actor, courseId)
    if (course.signUpTo !== null && course.signUpTo < today) throw refusals.signUpOver
    const chosen = [...new Set(practitionerIds)]
    if (chosen.length + names.length === 0) throw refusals.nobody
    const learners = await listLearners(tx, courseId)
    if (learners.some(({ practitionerId }) => practitionerId !== null && chosen.includes(practitionerId)))
      throw refusals.twice
    const known = new Map(
      (await listActivePractitioners(tx, actor, 'read practitioners', { limit: 500, ids: chosen })).map((one) => [
        one.id,
        one,
      ]),
    )
    if (chosen.some((id) => !known.has(id))) throw refusals.notListed
    const staying = learners.filter(({ withdrawnOn }) => withdrawnOn === null).length
    const count = staying + chosen.length + names.length
    if (count > (course.placesMax ?? learnersMax)) throw refusals.full
    const rows = [
      ...chosen.map((id) => ({
        practitionerId: id,
        name: known.get(id)!.name,
        workplace: (known.get(id)!.title || known.get(id)!.bodyName).slice(0, 200),
      })),
      ...names.map((line) => {
        const [name = '', ...rest] = line.split(',')
        return {
          practitionerId: null,
          name: name.trim().slice(0, 160) || line.slice(0, 160),
          workplace: rest.join(',').trim().slice(0, 200),
        }
      }),
    ]
    await addLearners(tx, course, rows, now)
    audit({
      subjectKind: 'training-course',
      subjectId: courseId,
      bodyId: course.bodyId,
      after: { signedUp: rows.length, practitionerIds: chosen },
    })
    return course
  },
})
