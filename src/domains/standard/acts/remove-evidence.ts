import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ tài liệu kiểm chứng; the row stays, unseen. */
export const removeStandardEvidence = act({
  name: 'standard.remove-evidence',
  may: 'assess standard',
  parse: z.object({ ...assessmentForm, evidenceId: idField() }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { numUpdatedRows } = await context.tx
        .updateTable('standard_evidence')
        .set({ removed_at: context.now })
        .where('id', '=', typed.evidenceId)
        .where('assessment_id', '=', assessment.id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw refusals.notFound
      return { removed: typed.evidenceId }
    }),
})
