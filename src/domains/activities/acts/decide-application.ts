import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { loadWaitingApplication, saveDecision } from '#domains/activities/training/application.store.ts'
import { addLearners, listLearners, lockOpenCourse } from '#domains/activities/training/course.store.ts'
import { type Course, learnersMax, refusals } from '#domains/activities/training/course.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, listField, optionalLineField } from '#platform/acts/fields.ts'

const atOnceMax = 200

/** Nhận, không nhận đăng ký học, one or several alike: who is taken in is a learner from then on; who is not is told why. */
export const decideApplication = act({
  name: 'activities.decide-application',
  may: 'record activities',
  parse: z.object({
    courseId: idField(),
    applicationId: listField(atOnceMax).refine((ids) => ids.length > 0 && ids.every(isId), 'Hãy chọn người đăng ký.'),
    decision: z.enum(['accept', 'decline'], { error: 'Hãy chọn nhận hay không nhận.' }),
    reason: optionalLineField('lý do', 300),
  }).parse,
  async run(
    { tx, house, actor, now, audit },
    { courseId, applicationId: applicationIds, decision, reason },
  ): Promise<Course> {
    const course = await lockOpenCourse(tx, actor, courseId)
    const by = { personId: personIdOf(actor), at: now }
    for (const applicationId of new Set(applicationIds)) {
      const { applicant } = await loadWaitingApplication(tx, house.secretKey, { courseId, applicationId })
      if (decision === 'decline') {
        if (reason === '') throw new FormRefusal({ reason: 'Hãy ghi lý do không nhận; người đăng ký đọc được.' })
        await saveDecision(tx, applicationId, { state: 'declined', reason, ...by })
      } else {
        const staying = (await listLearners(tx, courseId)).filter(({ withdrawnOn }) => withdrawnOn === null)
        if (staying.length >= (course.placesMax ?? learnersMax)) throw refusals.full
        const learner = { practitionerId: null, name: applicant.name, workplace: applicant.from }
        const [learnerId] = await addLearners(tx, course, [learner], now)
        await saveDecision(tx, applicationId, { state: 'accepted', learnerId: learnerId!, ...by })
      }
    }
    audit({
      subjectKind: 'training-course',
      subjectId: courseId,
      bodyId: course.bodyId,
      after: { applications: applicationIds, decision },
    })
    return course
  },
})
