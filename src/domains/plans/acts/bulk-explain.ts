import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { doEachRow, rowsField } from '#domains/plans/acts/steps/bulk-rows.ts'
import { changeObligation } from '#domains/plans/acts/steps/change-obligation.ts'
import { addExchange } from '#domains/plans/exchange.store.ts'
import { can, type Obligation, refusals } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Yêu cầu giải trình hàng loạt: the same question on each of the chosen rows. */
export const bulkExplain = act({
  name: 'plans.bulk-explain',
  may: 'ask for explanation',
  parse: z.object({ rows: rowsField(), text: textField('nội dung cần giải trình', 10, 5_000) }).parse,
  async run(context, { rows, text }) {
    const stays = (before: Obligation) => {
      if (!can(before, 'explain')) throw refusals.notOpen
      return before
    }
    return doEachRow(context, { kind: 'explain', said: text }, rows, async (row) => {
      const { task, obligation } = await changeObligation(context, 'ask for explanation', row, stays, { asked: text })
      const exchangeId = await addExchange(context.tx, {
        taskId: task.id,
        obligationId: obligation.id,
        kind: 'explain-request',
        text,
        writtenBy: personIdOf(context.actor),
        writtenAt: context.now,
      })
      return { before: {}, after: { exchangeId, version: obligation.version } }
    })
  },
})
