import { z } from 'zod'
import { checkPrizes } from '#domains/learning/acts/steps/check-prizes.ts'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { approve } from '#domains/learning/essays/essay-contest.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Duyệt cuộc thi viết, by somebody who did not write it. */
export const approveEssayContest = act({
  name: 'learning.approve-essay-contest',
  may: 'approve contests',
  parse: z.object(essayContestForm).parse,
  run: (context, typed) =>
    moveEssayContest(context, 'approve contests', typed, async (before) => {
      const contest = approve(before, { personId: personIdOf(context.actor), now: context.now })
      await checkPrizes(context.tx, contest)
      return contest
    }),
})
