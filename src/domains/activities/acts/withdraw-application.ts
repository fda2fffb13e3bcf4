import { z } from 'zod'
import {
  findApplicationByCode,
  lockCourseForAll,
  saveWithdrawnApplication,
} from '#domains/activities/training/application.store.ts'
import { mayWithdraw, refusals } from '#domains/activities/training/application.ts'
import { listLearners } from '#domains/activities/training/course.store.ts'
import { act } from '#platform/acts/act.ts'
import { hashCode, readCode } from '#platform/identity/receipt-code.ts'

/** Rút đăng ký học, by whoever holds its code, until they were at a session; nothing of the person stays. */
export const withdrawApplication = act({
  name: 'activities.withdraw-application',
  may: 'anyone',
  parse: z.object({ code: z.string().catch('') }).parse,
  async run({ tx, house, audit }, { code }): Promise<void> {
    const read = readCode(code)
    if (read === undefined) throw refusals.wrongCode
    const codeHash = hashCode(house.secretKey, read)
    const found = await findApplicationByCode(tx, house.secretKey, codeHash)
    if (found === undefined) throw refusals.wrongCode
    const course = await lockCourseForAll(tx, found.courseId)
    const now = (await findApplicationByCode(tx, house.secretKey, codeHash))!
    if (now.state === 'withdrawn') throw refusals.withdrawnAlready
    const learner = (await listLearners(tx, course.id)).find(({ id }) => id === now.learnerId)
    if (!mayWithdraw({ state: now.state, attended: learner?.attended ?? 0 })) throw refusals.attended
    await saveWithdrawnApplication(tx, now)
    audit({
      subjectKind: 'training-course',
      subjectId: course.id,
      bodyId: course.bodyId,
      after: { withdrawnApplication: found.id },
    })
  },
})
