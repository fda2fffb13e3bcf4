import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { takeFromRecords } from '#domains/standard/acts/steps/take-from-records.ts'
import { requirePreparing } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Lấy số liệu từ hồ sơ of the commune for every rule that measures or postings feed; what was entered by hand stays, unless it is `rule`
 * that is taken back from records.
 */
export const takeValues = act({
  name: 'standard.take-values',
  may: 'assess standard',
  parse: z.object({ ...assessmentForm, rule: z.string().max(60).optional() }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      return takeFromRecords(context, assessment, typed.rule === undefined ? 'open' : { rule: typed.rule })
    }),
})
