import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { checkPrizes } from '#domains/learning/acts/steps/check-prizes.ts'
import {
  listQuestionWriters,
  listUsableNumbers,
  loadContestToChange,
  saveContest,
} from '#domains/learning/contests/contest.store.ts'
import { approve } from '#domains/learning/contests/contest.ts'
import { seedMark } from '#domains/learning/contests/contest-draw.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Duyệt cuộc thi, by somebody who wrote neither it nor a question that it asks. The seed of the draw is made here; its mark stands on the page from now on. */
export const approveContest = act({
  name: 'learning.approve-contest',
  may: 'approve contests',
  parse: z.object({ contestId: idField(), version: versionField() }).parse,
  async run({ tx, actor, now, audit }, form) {
    const before = await loadContestToChange(tx, actor, 'approve contests', form)
    const usable = (await listUsableNumbers(tx, before.id)).length
    const seed = randomBytes(32).toString('hex')
    const contest = approve(before, {
      personId: personIdOf(actor),
      now,
      seed,
      usable,
      questionWriterIds: await listQuestionWriters(tx, before.id),
    })
    await checkPrizes(tx, contest)
    await saveContest(tx, contest)
    audit({
      subjectKind: 'contest',
      subjectId: contest.id,
      bodyId: contest.bodyId,
      after: { state: contest.state, seedMark: seedMark(seed) },
    })
    return contest
  },
})
