import { sql } from 'kysely'
import { z } from 'zod'
import { forgottenBefore } from '#domains/activities/training/application.ts'
import { act } from '#platform/acts/act.ts'

type Forgotten = { courseId: string; bodyId: string; count: number }

/** A learner who asked for a seat openly and got no certificate has no name any more. */
export const forgottenName = 'Người học đã xóa tên'

/**
 * Quên người đăng ký học: so long after a course is over, what they told goes, and what would tell whether a telephone asked; names of
 * those of them who learned stay with the certificates that they got, and nowhere else. Answers with how many.
 */
export const forgetApplicants = act({
  name: 'activities.forget-applicants',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, today, audit }) {
    const before = forgottenBefore(today)
    // over: finished, cancelled, or past its last day and its last session, whatever its state
    const { rows } = await sql<Forgotten>`
      with gone as (
        update training_application a set sealed = null,
          phone_hash = encode(sha256(convert_to(a.id || 'phone', 'UTF8')), 'hex')
        from training_course c where c.id = a.course_id
          and greatest(c.sign_up_to, c.finished_on, (select max(s.day) from training_session s where s.course_id = c.id)) < ${before}
          and (a.sealed is not null or a.phone_hash <> encode(sha256(convert_to(a.id || 'phone', 'UTF8')), 'hex'))
        returning c.id, c.body_id, a.learner_id),
      renamed as (
        update training_learner l set name = ${forgottenName}, workplace = '', sort_key = ''
        from gone where l.id = gone.learner_id and l.certificate_number is null
        returning l.id)
      select id as "courseId", body_id as "bodyId", count(*)::int as count from gone group by id, body_id`.execute(tx)
    for (const { courseId, bodyId, count } of rows)
      audit({ subjectKind: 'training-course', subjectId: courseId, bodyId, after: { forgotten: count } })
    return rows.reduce((sum, { count }) => sum + count, 0)
  },
})
