import { z } from 'zod'
import { loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { giveBack } from '#domains/learning/contests/contest.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Trả lại cuộc thi, with what is to be mended. */
export const returnContest = act({
  name: 'learning.return-contest',
  may: 'approve contests',
  parse: z.object({ contestId: idField(), version: versionField(), why: textField('lý do trả lại', 10, 1000) }).parse,
  async run({ tx, actor, audit }, { why, ...form }) {
    const contest = giveBack(await loadContestToChange(tx, actor, 'approve contests', form), why)
    await saveContest(tx, contest)
    audit({ subjectKind: 'contest', subjectId: contest.id, bodyId: contest.bodyId, after: { returned: why } })
    return contest
  },
})
