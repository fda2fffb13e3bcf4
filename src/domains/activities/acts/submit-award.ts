import { z } from 'zod'
import { lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import type { AwardRound } from '#domains/activities/awards/award.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Trình đợt tôn vinh. */
export const submitAward = act({
  name: 'activities.submit-award',
  may: 'keep awards',
  parse: z.object({ roundId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, form): Promise<AwardRound> {
    const before = await lockRound(tx, actor, 'keep awards', form, ['draft'])
    const after: AwardRound = { ...before, state: 'submitted', returnedWhy: '', version: before.version + 1 }
    await saveRound(tx, after)
    audit({ subjectKind: 'award-round', subjectId: after.id, bodyId: after.bodyId, after: { state: after.state } })
    return after
  },
})
