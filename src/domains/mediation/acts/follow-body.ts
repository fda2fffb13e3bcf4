import { z } from 'zod'
import { moveStrandedTeams } from '#domains/mediation/team.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Tổ hòa giải of a commune that ended go to the one that took over, with their mediators, books and open cases: whoever mediates goes on
 * (their role goes there in the same night, `people/acts/follow-body.ts`), and the commune's officers see them from then on. Where several
 * took over, nothing moves by itself. One batch.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'mediation.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }) {
    const moved = await moveStrandedTeams(tx, today, countMax)
    for (const { id, fromId, toId } of moved)
      audit({
        subjectKind: 'mediation-team',
        subjectId: id,
        bodyId: toId,
        before: { bodyId: fromId },
        after: { bodyId: toId },
      })
    return moved.length
  },
})
