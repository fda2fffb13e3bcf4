import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { type Assessment, refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/** Bỏ tài liệu kiểm chứng; the row stays, unseen. With the last one of an indicator goes a signature that stood on it. */
export const removeStandardEvidence = act({
  name: 'standard.remove-evidence',
  may: 'assess standard',
  parse: z.object({ ...assessmentForm, evidenceId: idField() }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const removed = await context.tx
        .updateTable('standard_evidence')
        .set({ removed_at: context.now })
        .where('id', '=', typed.evidenceId)
        .where('assessment_id', '=', assessment.id)
        .where('removed_at', 'is', null)
        .returning('indicator_code as code')
        .executeTakeFirst()
      if (removed === undefined) throw refusals.notFound
      const lapsed = await stoodOnEvidence(context.tx, assessment, removed.code)
      if (lapsed) await lapseSignatures(context.tx, assessment.id, new Set([removed.code]))
      return { removed: typed.evidenceId, ...(lapsed && { lapsed: removed.code }) }
    }),
})

/** Whether what was signed of an indicator that has no evidence any more says more than the rules do without. */
async function stoodOnEvidence(tx: Tx, assessment: Assessment, code: string): Promise<boolean> {
  const { judgment, inputs } = await judgeNow(tx, assessment)
  const judged = judgment.criteria.flatMap(({ indicators }) => indicators).find((one) => one.code === code)
  if (judged === undefined || inputs.evidenced.has(code)) return false
  const self = (await listIndicatorStates(tx, assessment.id)).get(code)?.self ?? null
  if (self === null) return false
  return judged.points !== judged.claimed || (self !== 'not-met' && self !== judged.verdict)
}
