import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { submitChange } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'

/** Trình duyệt đợt giá trị. */
export const submitRules = act({
  name: 'standard.submit-rules',
  may: 'keep standard rules',
  parse: z.object(rulesForm).parse,
  run: (context, typed) => changeRules(context, typed, submitChange),
})
