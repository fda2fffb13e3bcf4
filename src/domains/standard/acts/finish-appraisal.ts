import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, finishAppraisal } from '#domains/standard/assessment.ts'
import { judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { act } from '#platform/acts/act.ts'
import { optionalLineField } from '#platform/acts/fields.ts'

/** Thẩm định xong, trình quyết định: every indicator has its reviewer. */
export const finishStandardAppraisal = act({
  name: 'standard.finish-appraisal',
  may: 'appraise standard',
  parse: z.object({ ...assessmentForm, note: optionalLineField('ý kiến thẩm định', 1000) }).parse,
  async run({ tx, actor, audit }, typed): Promise<Assessment> {
    const before = await loadAssessmentToChange(tx, actor, 'appraise standard', typed)
    const { ruleSet } = await judgeNow(tx, before)
    const states = await listIndicatorStates(tx, before.id)
    const unreviewed = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.review)
    const assessment = finishAppraisal(before, {
      personId: personIdOf(actor),
      unreviewed: unreviewed.map(({ code }) => showCode(code)),
      note: typed.note,
    })
    await saveAssessment(tx, assessment)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { state: assessment.state, note: typed.note },
    })
    return assessment
  },
})
