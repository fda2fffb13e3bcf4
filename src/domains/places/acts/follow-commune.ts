import { z } from 'zod'
import { moveStrandedVillages } from '#domains/places/village.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Thôn, tổ dân phố follow their commune: when its committee ended and one other took over, they stand there from then on, with their
 * households and former names. Where a village of the same name stands already, somebody must name them apart first. One batch.
 */
export const followCommune = act<{ countMax: number }, number>({
  name: 'places.follow-commune',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }) {
    const moved = await moveStrandedVillages(tx, today, countMax)
    for (const { id, fromId, toId, bodyId } of moved)
      audit({
        subjectKind: 'village',
        subjectId: id,
        bodyId,
        before: { communeId: fromId },
        after: { communeId: toId },
      })
    return moved.length
  },
})
