import { z } from 'zod'
import { lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import type { AwardRound } from '#domains/activities/awards/award.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Trả lại: a round that was submitted goes back to its writers, a proposal to whoever proposed. */
export const returnAward = act({
  name: 'activities.return-award',
  may: 'decide awards',
  parse: z.object({ roundId: idField(), version: versionField(), returnedWhy: lineField('lý do trả lại', 500) }).parse,
  async run({ tx, actor, audit }, { returnedWhy, ...form }): Promise<AwardRound> {
    const before = await lockRound(tx, actor, 'decide awards', form, ['submitted', 'proposed'])
    const after: AwardRound = {
      ...before,
      state: before.state === 'submitted' ? 'draft' : 'approved',
      proposedBy: null,
      returnedWhy,
      version: before.version + 1,
    }
    await saveRound(tx, after)
    audit({
      subjectKind: 'award-round',
      subjectId: after.id,
      bodyId: after.bodyId,
      after: { state: after.state, returnedWhy },
    })
    return after
  },
})
