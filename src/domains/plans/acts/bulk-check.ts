import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { doEachRow, rowsField } from '#domains/plans/acts/steps/bulk-rows.ts'
import { changeObligation } from '#domains/plans/acts/steps/change-obligation.ts'
import { listShownOutputs } from '#domains/plans/evidence.store.ts'
import { can, check, refusals, weighEvidence } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'

/** Kiểm tra hàng loạt: each row under the rule of checking one. */
export const bulkCheck = act({
  name: 'plans.bulk-check',
  may: 'check tasks',
  parse: z.object({ rows: rowsField() }).parse,
  async run(context, { rows }) {
    return doEachRow(context, { kind: 'check', said: '' }, rows, async (row) => {
      const { obligation } = await changeObligation(context, 'check tasks', row, async (before, task) => {
        const weighed = weighEvidence(before, task.outputs, await listShownOutputs(context.tx, before.id))
        if (can(before, 'check') && !can(weighed, 'check')) throw refusals.evidenceGone
        return check(before, personIdOf(context.actor), context.now)
      })
      return { before: { state: 'evidenced' }, after: { state: obligation.state, version: obligation.version } }
    })
  },
})
