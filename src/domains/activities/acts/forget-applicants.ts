import { sql } from 'kysely'
import { z } from 'zod'
import {
  abandonedAfterDays,
  applicantsKeptDays,
  forgottenBefore,
  forgottenReason,
} from '#domains/activities/training/application.ts'
import { forgottenName } from '#domains/activities/training/course.ts'
import { act } from '#platform/acts/act.ts'

type Forgotten = { courseId: string; bodyId: string; count: number }

/**
 * Quên người đăng ký học: so long after a course ended, was cancelled or was left behind, what they told goes, and why they were declined;
 * names of those of them who learned stay with the certificates that they got, and nothing else. Answers with how many.
 */
export const forgetApplicants = act({
  name: 'activities.forget-applicants',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, today, audit }) {
    const before = forgottenBefore(today)
    // a course that is still open may have a session next month: only one that nobody touched for long is over. Who cancels touches it last.
    const lastTouched = sql`(c.changed_at at time zone 'Asia/Ho_Chi_Minh')::date`
    const { rows } = await sql<Forgotten>`
      with gone as (
        update training_application a set sealed = null, reason = case when a.reason = '' then '' else ${forgottenReason} end
        from training_course c where c.id = a.course_id
          and case c.state when 'finished' then c.finished_on when 'cancelled' then ${lastTouched}
            else greatest(c.sign_up_to, ${lastTouched}, (select max(s.day) from training_session s where s.course_id = c.id)) + ${abandonedAfterDays - applicantsKeptDays}::int
            end < ${before}
          and (a.sealed is not null or a.reason not in ('', ${forgottenReason}))
        returning c.id, c.body_id, a.learner_id),
      renamed as (
        update training_learner l set workplace = '',
          name = case when l.certificate_number is null then ${forgottenName} else l.name end,
          sort_key = case when l.certificate_number is null then '' else l.sort_key end
        from gone where l.id = gone.learner_id
        returning l.id)
      select id as "courseId", body_id as "bodyId", count(*)::int as count from gone group by id, body_id`.execute(tx)
    for (const { courseId, bodyId, count } of rows)
      audit({ subjectKind: 'training-course', subjectId: courseId, bodyId, after: { forgotten: count } })
    return rows.reduce((sum, { count }) => sum + count, 0)
  },
})
