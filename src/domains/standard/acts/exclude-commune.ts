import { z } from 'zod'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, type ExcludedGround, excludedGrounds, refusals } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Không đánh giá in this year, by the province, with a ground that everybody reads and a reason that stays inside: it leaves the denominator of the province's share. */
export const excludeCommune = act({
  name: 'standard.exclude',
  may: 'appraise standard',
  parse: z.object({
    ...assessmentForm,
    ground: z.enum(Object.keys(excludedGrounds) as ExcludedGround[], { error: 'Hãy chọn lý do công khai.' }),
    why: textField('lý do không đánh giá', 10, 500),
  }).parse,
  async run({ tx, actor, audit }, typed): Promise<Assessment> {
    const before = await loadAssessmentToChange(tx, actor, 'appraise standard', typed)
    if (before.state !== 'preparing') throw refusals.notExcluded
    const assessment: Assessment = {
      ...before,
      state: 'excluded',
      excludedGround: typed.ground,
      excludedWhy: typed.why,
      version: before.version + 1,
    }
    await saveAssessment(tx, assessment)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { state: 'excluded', ground: typed.ground, why: typed.why },
    })
    return assessment
  },
})
