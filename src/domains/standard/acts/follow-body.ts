import { z } from 'zod'
import { moveStrandedAssessments } from '#domains/standard/assessment.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Bản đánh giá of a commune whose committee ended goes to the committee that took over the same commune, with who follows which
 * indicator. An assessment of a commune that ended itself stays where it is, for the province to see. One batch.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'standard.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }) {
    const moved = await moveStrandedAssessments(tx, today, countMax)
    for (const { id, fromId, toId } of moved)
      audit({
        subjectKind: 'standard-assessment',
        subjectId: id,
        bodyId: toId,
        before: { bodyId: fromId },
        after: { bodyId: toId },
      })
    return moved.length
  },
})
