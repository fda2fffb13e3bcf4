import type { Day } from '#base/day.ts'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, type ObligationInput } from '#domains/plans/acts/steps/change-obligation.ts'
import { listShownOutputs } from '#domains/plans/evidence.store.ts'
import { claim, type Obligation, weighEvidence } from '#domains/plans/obligation.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** Báo đã xong on the day the work was done; evidence that is there already counts at once. */
export async function claimDone(context: ActContext, input: ObligationInput & { doneDay: Day }): Promise<Obligation> {
  const { obligation } = await changeObligation(context, 'work on tasks', input, async (before, task) => {
    const claimed = claim(before, personIdOf(context.actor), input.doneDay, context.today, context.now)
    return weighEvidence(claimed, task.outputs, await listShownOutputs(context.tx, before.id))
  })
  return obligation
}
