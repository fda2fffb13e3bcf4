import { z } from 'zod'
import { lockRound, nomineeOf } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, refusals } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField } from '#platform/acts/fields.ts'

/**
 * Đưa ra một đề cử: it was read, its nominee is of age and consented, on which day and how. Only until the vote begins, so that all who
 * are chosen among stand there for the same time.
 */
export const showNominee = act({
  name: 'activities.show-nominee',
  may: 'keep awards',
  parse: z.object({
    roundId: idField(),
    nomineeId: idField(),
    isAdult: z.literal('co').optional(),
    consentDay: dayField('ngày đồng ý'),
    consentHow: lineField('cách đồng ý', 300),
  }).parse,
  async run({ tx, actor, today, audit }, { roundId, nomineeId, isAdult, ...consent }): Promise<AwardRound> {
    const round = await lockRound(tx, actor, 'keep awards', { roundId }, ['approved'])
    const nominee = await nomineeOf(tx, roundId, nomineeId)
    const reader = personIdOf(actor)
    if (nominee.state === 'dropped') throw refusals.dropped
    if (nominee.enteredBy === reader) throw refusals.ownNominee
    if (nominee.kind !== 'group' && isAdult === undefined) throw refusals.minor
    if (consent.consentDay > today) throw refusals.dayAhead
    if (today >= round.voteFrom) throw refusals.tooLate
    const row = { consent_day: consent.consentDay, consent_how: consent.consentHow, is_adult: isAdult !== undefined }
    await tx
      .updateTable('award_nominee')
      .set({ ...row, state: 'shown', read_by: reader })
      .where('id', '=', nomineeId)
      .execute()
    audit({
      subjectKind: 'award-round',
      subjectId: roundId,
      bodyId: round.bodyId,
      after: { nominee: nomineeId, ...consent },
    })
    return round
  },
})
