import { z } from 'zod'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'

/** Đưa trở lại diện đánh giá a commune that was left out by mistake: the commune goes on where it stood. */
export const includeCommune = act({
  name: 'standard.include',
  may: 'appraise standard',
  parse: z.object(assessmentForm).parse,
  async run({ tx, actor, audit }, typed): Promise<Assessment> {
    const before = await loadAssessmentToChange(tx, actor, 'appraise standard', typed)
    if (before.state !== 'excluded') throw refusals.notExcludedYet
    const assessment: Assessment = {
      ...before,
      state: 'preparing',
      excludedGround: null,
      excludedWhy: '',
      version: before.version + 1,
    }
    await saveAssessment(tx, assessment)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      before: { state: 'excluded', why: before.excludedWhy },
      after: { state: 'preparing' },
    })
    return assessment
  },
})
