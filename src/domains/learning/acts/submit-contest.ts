import { z } from 'zod'
import { checkPrizes } from '#domains/learning/acts/steps/check-prizes.ts'
import { listUsableNumbers, loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { submit } from '#domains/learning/contests/contest.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Trình cuộc thi: enough questions, prizes within what may be paid. */
export const submitContest = act({
  name: 'learning.submit-contest',
  may: 'run contests',
  parse: z.object({ contestId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, form) {
    const before = await loadContestToChange(tx, actor, 'run contests', form)
    const contest = submit(before, (await listUsableNumbers(tx, before.id)).length)
    await checkPrizes(tx, contest)
    await saveContest(tx, contest)
    audit({ subjectKind: 'contest', subjectId: contest.id, bodyId: contest.bodyId, after: { state: contest.state } })
    return contest
  },
})
