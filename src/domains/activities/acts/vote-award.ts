import { z } from 'zod'
import { phoneDigits } from '#base/phone.ts'
import { addVote, nomineeOf, openRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, phaseOn, refusals } from '#domains/activities/awards/award.ts'
import { voterMark } from '#domains/activities/awards/award-vote.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bình chọn, by anybody: one telephone number, one vote. It leaves no row in the audit: how somebody voted is nobody's to read. */
export const voteAward = act({
  name: 'activities.vote-award',
  may: 'anyone',
  parse: z.object({
    roundId: idField(refusals.notFound.message),
    nomineeId: idField('Hãy chọn một người, một tập thể.'),
    phone: z
      .string({ error: 'Hãy ghi số điện thoại.' })
      .max(40)
      .refine((typed) => phoneDigits(typed) !== undefined, 'Số điện thoại cần từ 8 đến 15 chữ số.'),
  }).parse,
  async run({ tx, house, today }, { roundId, nomineeId, phone }): Promise<AwardRound> {
    const round = await openRound(tx, roundId)
    if (phaseOn(round, today) !== 'voting' || round.state !== 'approved') throw refusals.notVoting
    if ((await nomineeOf(tx, roundId, nomineeId)).state !== 'shown') throw refusals.noNominee
    const phoneHash = voterMark(house.secretKey, roundId, phone)
    if (!(await addVote(tx, { roundId, nomineeId, phoneHash }))) throw refusals.voted
    return round
  },
})
