import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { listShownOutputs, removeEvidenceRow } from '#domains/plans/evidence.store.ts'
import { can, refusals, weighEvidence } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Gỡ tệp đã kèm nhầm: the row and the file stay for the record, the obligation is weighed again. */
export const removeEvidence = act({
  name: 'plans.remove-evidence',
  may: 'work on tasks',
  parse: z.object({ ...obligationFields, evidenceId: idField() }).parse,
  async run(context, input) {
    const { obligation } = await changeObligation(
      context,
      'work on tasks',
      input,
      async (before, task) => {
        if (!can(before, 'addEvidence')) throw refusals.notOpen
        await removeEvidenceRow(context.tx, before.id, input.evidenceId, {
          by: personIdOf(context.actor),
          at: context.now,
        })
        return weighEvidence(
          { ...before, version: before.version + 1 },
          task.outputs,
          await listShownOutputs(context.tx, before.id),
        )
      },
      { removedEvidenceId: input.evidenceId },
    )
    return obligation
  },
})
