import { z } from 'zod'
import { carryGrant } from '#domains/people/acts/steps/carry-role.ts'
import { listStrandedGrants } from '#domains/people/grant.store.ts'
import { rolesThatFollow } from '#domains/people/roles.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Hòa giải viên của cơ quan đã kết thúc go on in the night at the one that took over, to the day they had, at that very body alone: their
 * cases go there in the same night. The old grant ends, the new one is written beside it. Where several took over, it goes with the village
 * that a person gives to one of them, or a person gives the role. One batch.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'people.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run(context, { countMax }) {
    const stranded = await listStrandedGrants(context.tx, rolesThatFollow, context.today, countMax)
    for (const { grant, heirId } of stranded) await carryGrant(context, grant, heirId, 'Theo cơ quan kế tục')
    return stranded.length
  },
})
