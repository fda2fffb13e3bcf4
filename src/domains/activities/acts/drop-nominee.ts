import { z } from 'zod'
import { lockRound, nomineeOf } from '#domains/activities/awards/award.store.ts'
import type { AwardRound } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField } from '#platform/acts/fields.ts'

/** Không đưa ra, or taken back when the nominee no longer consents: at any time, also after the decision, and gone from the public page at once. */
export const dropNominee = act({
  name: 'activities.drop-nominee',
  may: 'keep awards',
  parse: z.object({ roundId: idField(), nomineeId: idField(), droppedWhy: lineField('lý do không đưa ra', 500) }).parse,
  async run({ tx, actor, audit }, { roundId, nomineeId, droppedWhy }): Promise<AwardRound> {
    const round = await lockRound(tx, actor, 'keep awards', { roundId }, ['approved', 'proposed', 'decided'])
    await nomineeOf(tx, roundId, nomineeId)
    await tx
      .updateTable('award_nominee')
      .set({ state: 'dropped', read_by: personIdOf(actor), dropped_why: droppedWhy })
      .where('id', '=', nomineeId)
      .execute()
    audit({
      subjectKind: 'award-round',
      subjectId: roundId,
      bodyId: round.bodyId,
      after: { nominee: nomineeId, droppedWhy },
    })
    return round
  },
})
