import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { nextNumber } from '#domains/standard/rule-change.store.ts'
import { approveChange } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'

/** Duyệt đợt giá trị, by somebody who entered none of it: from now on everything that is not decided is judged by the new version. */
export const approveRules = act({
  name: 'standard.approve-rules',
  may: 'keep standard rules',
  parse: z.object(rulesForm).parse,
  run: (context, typed) =>
    changeRules(context, typed, async (change, personId) =>
      approveChange(change, { personId, number: await nextNumber(context.tx, typed.provinceId, typed.ruleSetId) }),
    ),
})
