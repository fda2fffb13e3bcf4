import { z } from 'zod'
import { changeRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { dropRow } from '#domains/standard/rule-change.ts'
import { act } from '#platform/acts/act.ts'

/** Bỏ một giá trị of the open batch. */
export const dropRuleRow = act({
  name: 'standard.drop-rule-row',
  may: 'keep standard rules',
  parse: z.object({ ...rulesForm, place: z.coerce.number().int().min(0) }).parse,
  run: (context, typed) => changeRules(context, typed, (change, personId) => dropRow(change, typed.place, personId)),
})
