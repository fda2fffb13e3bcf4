import { z } from 'zod'
import { changeObligation, obligationFields, personOf } from '#domains/plans/acts/steps/change-obligation.ts'
import { check } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'

/** Kiểm tra: another person than the one who claimed it has seen the evidence. */
export const checkObligation = act({
  name: 'plans.check-obligation',
  may: 'check tasks',
  parse: z.object(obligationFields).parse,
  async run(context, input) {
    return (
      await changeObligation(context, 'check tasks', input, (before) => check(before, personOf(context), context.now))
    ).obligation
  },
})
