import { z } from 'zod'
import { checkPrizes } from '#domains/learning/acts/steps/check-prizes.ts'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { submit } from '#domains/learning/essays/essay-contest.ts'
import { act } from '#platform/acts/act.ts'

/** Trình cuộc thi viết: prizes within what may be paid. */
export const submitEssayContest = act({
  name: 'learning.submit-essay-contest',
  may: 'run contests',
  parse: z.object(essayContestForm).parse,
  run: (context, typed) =>
    moveEssayContest(context, 'run contests', typed, async (before) => {
      const contest = submit(before)
      await checkPrizes(context.tx, contest)
      return contest
    }),
})
