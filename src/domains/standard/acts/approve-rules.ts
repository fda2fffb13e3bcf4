import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { moveToYearRules } from '#domains/standard/acts/steps/move-to-year-rules.ts'
import { nextNumber } from '#domains/standard/rule-change.store.ts'
import { approveChange, type RuleChange } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Duyệt đợt giá trị, by somebody who entered none of it: from now on everything that is not decided is judged by the new version. Gives how
 * many assessments went over to the rule set of their year.
 */
export const approveRules = act({
  name: 'standard.approve-rules',
  may: 'keep standard rules',
  parse: z.object(rulesForm).parse,
  async run(context, typed): Promise<RuleChange & { moved: number }> {
    const approved = await changeRules(context, typed, async (change, personId) =>
      approveChange(change, { personId, number: await nextNumber(context.tx, typed.provinceId, typed.ruleSetId) }),
    )
    return { ...approved, moved: await moveToYearRules(context, approved) }
  },
})
