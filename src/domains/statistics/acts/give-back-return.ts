import { z } from 'zod'
import { moveReturn } from '#domains/statistics/acts/steps/move-return.ts'
import { returnFields, whyField } from '#domains/statistics/acts/steps/return-fields.ts'
import { giveBack } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'

/** Trả lại trong cơ quan: the leader says what is to be mended. */
export const giveBackReturn = act({
  name: 'statistics.give-back-return',
  may: 'approve returns',
  parse: z.object({ ...returnFields, why: whyField('lý do trả lại') }).parse,
  run: (context, { why, ...form }) =>
    moveReturn(context, { deed: 'approve returns', form, rule: (one) => giveBack(one, why), why }),
})
