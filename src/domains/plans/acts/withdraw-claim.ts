import { z } from 'zod'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { withdraw } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'

/** Thu hồi: what was said to be done too early is open again. */
export const withdrawClaim = act({
  name: 'plans.withdraw-claim',
  may: 'work on tasks',
  parse: z.object(obligationFields).parse,
  async run(context, input) {
    return (await changeObligation(context, 'work on tasks', input, withdraw)).obligation
  },
})
