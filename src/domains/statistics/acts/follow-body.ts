import { z } from 'zod'
import { moveStrandedAskings } from '#domains/statistics/returns/asking.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Kỳ đang yêu cầu báo cáo of a body that ended goes to the one that took over, with what was sent to it. What the body itself had begun to
 * answer stays: its heir answers anew, and counts its records. One batch.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'statistics.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }) {
    const moved = await moveStrandedAskings(tx, today, countMax)
    for (const { id, fromId, toId } of moved)
      audit({
        subjectKind: 'form-asking',
        subjectId: id,
        bodyId: toId,
        before: { bodyId: fromId },
        after: { bodyId: toId },
      })
    return moved.length
  },
})
