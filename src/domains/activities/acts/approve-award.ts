import { z } from 'zod'
import { lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, refusals } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Duyệt đợt tôn vinh, by somebody who did not write in it: from now on everybody sees it and may nominate. */
export const approveAward = act({
  name: 'activities.approve-award',
  may: 'decide awards',
  parse: z.object({ roundId: idField(), version: versionField() }).parse,
  async run({ tx, actor, today, audit }, form): Promise<AwardRound> {
    const before = await lockRound(tx, actor, 'decide awards', form, ['submitted'])
    const approver = personIdOf(actor)
    if (before.writerIds.includes(approver)) throw refusals.ownRound
    if (before.nominateUntil < today) throw refusals.dayPast
    const after: AwardRound = { ...before, state: 'approved', approvedBy: approver, version: before.version + 1 }
    await saveRound(tx, after)
    audit({ subjectKind: 'award-round', subjectId: after.id, bodyId: after.bodyId, after: { state: after.state } })
    return after
  },
})
