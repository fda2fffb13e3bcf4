import { z } from 'zod'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { changeRuleSet } from '#domains/standard/acts/steps/change-rule-set.ts'
import { loadAssessmentToChange } from '#domains/standard/assessment.store.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Chuyển sang bộ quy tắc của năm, by the commune itself: for an assessment that was opened, given back or taken in again by another one than
 * goes for its year by now.
 */
export const takeUpYearRules = act({
  name: 'standard.take-up-year-rules',
  may: 'assess standard',
  parse: z.object(assessmentForm).parse,
  async run(context, typed) {
    const assessment = await loadAssessmentToChange(context.tx, context.actor, 'assess standard', typed)
    requirePreparing(assessment)
    const rule = await loadYearRule(context.tx, assessment.provinceId, assessment.year)
    if (rule?.kind === 'suspended') throw refusals.suspended(rule.source)
    if (rule === undefined || rule.ruleSet.id === assessment.ruleSetId) throw refusals.rulesOfYear
    return changeRuleSet(context, assessment, rule.ruleSet)
  },
})
