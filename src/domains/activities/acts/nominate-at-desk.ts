import { z } from 'zod'
import { nominationFields } from '#domains/activities/acts/steps/nomination-fields.ts'
import { addNominee, lockRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, refusals } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Ghi đề cử at the desk; somebody else reads it. */
export const nominateAtDesk = act({
  name: 'activities.nominate-at-desk',
  may: 'keep awards',
  parse: z.object({ roundId: idField(), ...nominationFields }).parse,
  async run({ tx, actor, now, today, audit }, { roundId, ...nomination }): Promise<AwardRound> {
    const round = await lockRound(tx, actor, 'keep awards', { roundId }, ['approved'])
    if (today > round.nominateUntil) throw refusals.nominationsOver
    const nominee = await addNominee(tx, round, nomination, { enteredBy: personIdOf(actor), now })
    audit({ subjectKind: 'award-round', subjectId: roundId, bodyId: round.bodyId, after: { nominee } })
    return round
  },
})
