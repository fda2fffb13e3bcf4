import { sql } from 'kysely'
import { z } from 'zod'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, giveBack } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại để xã bổ sung: reviews begin anew, indicators on which the reviewer differed are signed again; their reasons stay to be read. */
export const returnAssessment = act({
  name: 'standard.return-assessment',
  may: 'appraise standard',
  parse: z.object({ ...assessmentForm, why: textField('cần bổ sung gì', 10, 1000) }).parse,
  async run({ tx, actor, now, audit }, typed): Promise<Assessment> {
    const assessment = giveBack(await loadAssessmentToChange(tx, actor, 'appraise standard', typed), typed.why, now)
    await saveAssessment(tx, assessment)
    await sql`update standard_indicator set
        self = case when review = 'differs' then null else self end,
        self_points = case when review = 'differs' then null else self_points end,
        signed_by = case when review = 'differs' then null else signed_by end,
        signed_at = case when review = 'differs' then null else signed_at end,
        review = null, reviewed_by = null, review_points = null
      where assessment_id = ${assessment.id}`.execute(tx)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { state: assessment.state, returned: typed.why },
    })
    return assessment
  },
})
