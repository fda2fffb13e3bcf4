import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { addExchange } from '#domains/plans/exchange.store.ts'
import { can, type Obligation, refusals } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Yêu cầu giải trình: a question that waits for an answer; the obligation itself stays as it is. */
export const requestExplanation = act({
  name: 'plans.request-explanation',
  may: 'ask for explanation',
  parse: z.object({ ...obligationFields, text: textField('nội dung cần giải trình', 10, 5_000) }).parse,
  async run(context, input) {
    const stays = (before: Obligation) => {
      if (!can(before, 'explain')) throw refusals.notOpen
      return before
    }
    const said = { asked: input.text }
    const { task, obligation } = await changeObligation(context, 'ask for explanation', input, stays, said)
    await addExchange(context.tx, {
      taskId: task.id,
      obligationId: obligation.id,
      kind: 'explain-request',
      text: input.text,
      writtenBy: personIdOf(context.actor),
      writtenAt: context.now,
    })
    return obligation
  },
})
