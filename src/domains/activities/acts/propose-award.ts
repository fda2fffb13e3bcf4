import { z } from 'zod'
import { choose, lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, isCounted, refusals } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, listField, textField, versionField } from '#platform/acts/fields.ts'

/** Đề nghị tôn vinh, after the vote: whom, and on which grounds. The vote may be one of them and binds nobody. */
export const proposeAward = act({
  name: 'activities.propose-award',
  may: 'keep awards',
  parse: z.object({
    roundId: idField(),
    version: versionField(),
    chosen: listField(100),
    grounds: textField('căn cứ đề nghị', 10, 3_000),
  }).parse,
  async run({ tx, actor, today, audit }, { chosen, grounds, ...form }): Promise<AwardRound> {
    const before = await lockRound(tx, actor, 'keep awards', form, ['approved'])
    if (!isCounted(before, today)) throw refusals.voteGoesOn
    if (chosen.length === 0) throw new FormRefusal({ chosen: 'Hãy chọn ít nhất một người, một tập thể.' })
    await choose(tx, before.id, chosen)
    const after: AwardRound = {
      ...before,
      state: 'proposed',
      proposedBy: personIdOf(actor),
      grounds,
      returnedWhy: '',
      version: before.version + 1,
    }
    await saveRound(tx, after)
    audit({ subjectKind: 'award-round', subjectId: after.id, bodyId: after.bodyId, after: { chosen, grounds } })
    return after
  },
})
