import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { returnChange } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại đợt giá trị, with what is wrong in it. */
export const returnRules = act({
  name: 'standard.return-rules',
  may: 'keep standard rules',
  parse: z.object({ ...rulesForm, why: textField('cần sửa gì', 10, 1000) }).parse,
  run: (context, typed) => changeRules(context, typed, (change) => returnChange(change, typed.why)),
})
