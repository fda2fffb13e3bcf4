import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { listShownOutputs } from '#domains/plans/evidence.store.ts'
import { claim, weighEvidence } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Báo đã xong: says on which day the work was done; evidence that is there already counts at once. */
export const claimObligation = act({
  name: 'plans.claim-obligation',
  may: 'work on tasks',
  parse: z.object({ ...obligationFields, doneDay: dayField('ngày hoàn thành') }).parse,
  async run(context, input) {
    const { obligation } = await changeObligation(context, 'work on tasks', input, async (before, task) => {
      const claimed = claim(before, personIdOf(context.actor), input.doneDay, context.today, context.now)
      return weighEvidence(claimed, task.outputs, await listShownOutputs(context.tx, before.id))
    })
    return obligation
  },
})
