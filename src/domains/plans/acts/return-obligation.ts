import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { addExchange } from '#domains/plans/exchange.store.ts'
import { giveBack, type Obligation } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại: the work is open again, with the reason in front of those who do it. */
export const returnObligation = act({
  name: 'plans.return-obligation',
  may: 'check tasks',
  parse: z.object({ ...obligationFields, reason: textField('lý do trả lại', 10, 5_000) }).parse,
  async run(context, input) {
    const back = (before: Obligation) => giveBack(before, input.reason)
    const said = { reason: input.reason }
    const { task, obligation } = await changeObligation(context, 'check tasks', input, back, said)
    await addExchange(context.tx, {
      taskId: task.id,
      obligationId: obligation.id,
      kind: 'return',
      text: input.reason,
      writtenBy: personIdOf(context.actor),
      writtenAt: context.now,
    })
    return obligation
  },
})
