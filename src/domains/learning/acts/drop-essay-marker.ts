import { z } from 'zod'
import { essayContestForm } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { loadEssayContestToChange, saveEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import { type EssayContest, refusals } from '#domains/learning/essays/essay-contest.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ tên người chấm, before the papers are dealt. */
export const dropEssayMarker = act({
  name: 'learning.drop-essay-marker',
  may: 'run contests',
  parse: z.object({ ...essayContestForm, personId: idField('Hãy chọn người chấm.') }).parse,
  async run({ tx, actor, audit }, { personId, ...form }): Promise<EssayContest> {
    const before = await loadEssayContestToChange(tx, actor, 'run contests', form)
    if (before.dealtAt !== null) throw refusals.dealt
    await tx.deleteFrom('essay_marker').where('contest_id', '=', before.id).where('person_id', '=', personId).execute()
    const contest = { ...before, version: before.version + 1 }
    await saveEssayContest(tx, contest)
    audit({ subjectKind: 'essay-contest', subjectId: contest.id, bodyId: contest.bodyId, after: { dropped: personId } })
    return contest
  },
})
