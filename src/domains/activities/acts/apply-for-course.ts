import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { phoneDigits } from '#base/phone.ts'
import {
  addApplication,
  countAsked,
  findSentForm,
  lockCourseForAll,
} from '#domains/activities/training/application.store.ts'
import { checkOpenToAll, refusals, sealApplicant } from '#domains/activities/training/application.ts'
import type { Course } from '#domains/activities/training/course.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'
import { hashToken } from '#platform/identity/session-token.ts'

/** Đăng ký học, by anybody, without an account. The same form again is the same application and the same code. */
export const applyForCourse = act({
  name: 'activities.apply-for-course',
  may: 'anyone',
  parse: z.object({
    formKey: z
      .string({ error: refusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), refusals.oldForm.message),
    courseId: idField(refusals.noCourse.message),
    name: lineField('họ tên', 120),
    from: optionalLineField('nơi làm việc, nơi ở', 200),
    phone: z
      .string({ error: 'Hãy ghi số điện thoại.' })
      .max(40)
      .refine((typed) => phoneDigits(typed) !== undefined, 'Số điện thoại cần từ 8 đến 15 chữ số.'),
    agrees: z.literal('co', { error: 'Cần đồng ý thì cơ quan mở lớp mới được ghi họ tên, số điện thoại để xếp lớp.' }),
  }).parse,
  async run({ tx, house, now, today, audit }, typed): Promise<{ code: string; course: Course }> {
    const course = await lockCourseForAll(tx, typed.courseId)
    const { code, codeHash } = codeOf(house.secretKey, typed.formKey)
    const formHash = hashToken(typed.formKey)
    const before = await findSentForm(tx, formHash)
    if (before !== undefined) {
      if (before.courseId !== course.id) throw refusals.oldForm
      if (before.state === 'withdrawn') throw refusals.withdrawnForm
      return { code, course }
    }
    checkOpenToAll(course, await countAsked(tx, course.id), today)
    const id = newId(now.getTime())
    const sealed = sealApplicant(house.secretKey, id, { name: typed.name, from: typed.from, phone: typed.phone })
    await addApplication(tx, { id, courseId: course.id, formHash, codeHash, sealed }, now)
    // who asked stands in no audit
    audit({ subjectKind: 'training-course', subjectId: course.id, bodyId: course.bodyId, after: { application: id } })
    return { code, course }
  },
})
