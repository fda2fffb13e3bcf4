import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { moveToYearRules } from '#domains/standard/acts/steps/move-to-year-rules.ts'
import { nextNumber } from '#domains/standard/rule-change.store.ts'
import { approveChange } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'

/** Duyệt đợt giá trị, by somebody who entered none of it: from now on everything that is not decided is judged by the new version. */
export const approveRules = act({
  name: 'standard.approve-rules',
  may: 'keep standard rules',
  parse: z.object(rulesForm).parse,
  async run(context, typed) {
    const approved = await changeRules(context, typed, async (change, personId) =>
      approveChange(change, { personId, number: await nextNumber(context.tx, typed.provinceId, typed.ruleSetId) }),
    )
    const moved = await moveToYearRules(context.tx, approved, context.now)
    if (moved > 0)
      context.audit({
        subjectKind: 'standard-rules',
        subjectId: approved.id,
        bodyId: context.actor.bodyId,
        after: { movedToRulesOfYear: moved },
      })
    return approved
  },
})
