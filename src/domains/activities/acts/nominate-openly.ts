import { z } from 'zod'
import { nominationFields } from '#domains/activities/acts/steps/nomination-fields.ts'
import { addNominee, openRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, phaseOn, refusals } from '#domains/activities/awards/award.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đề cử, by anybody, without an account. Nobody sees it before it was read and its nominee consented. */
export const nominateOpenly = act({
  name: 'activities.nominate-openly',
  may: 'anyone',
  parse: z.object({ roundId: idField(refusals.notFound.message), ...nominationFields }).parse,
  async run({ tx, now, today, audit }, { roundId, ...nomination }): Promise<AwardRound> {
    const round = await openRound(tx, roundId)
    if (phaseOn(round, today) !== 'nominating') throw refusals.nominationsOver
    const nominee = await addNominee(tx, round, nomination, { enteredBy: null, now })
    audit({ subjectKind: 'award-round', subjectId: roundId, bodyId: round.bodyId, after: { nominee } })
    return round
  },
})
