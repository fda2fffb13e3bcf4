import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { listShownOutputs } from '#domains/plans/evidence.store.ts'
import { can, check, refusals, weighEvidence } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'

/** Kiểm tra: another person than the one who claimed it has seen the evidence. */
export const checkObligation = act({
  name: 'plans.check-obligation',
  may: 'check tasks',
  parse: z.object(obligationFields).parse,
  async run(context, input) {
    const { obligation } = await changeObligation(context, 'check tasks', input, async (before, task) => {
      const weighed = weighEvidence(before, task.outputs, await listShownOutputs(context.tx, before.id))
      // the virus scanner may have taken a file away since it was attached
      if (can(before, 'check') && !can(weighed, 'check')) throw refusals.evidenceGone
      return check(before, personIdOf(context.actor), context.now)
    })
    return obligation
  },
})
