import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { giveBack } from '#domains/learning/contests/contest.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại cuộc thi viết, with what is to be mended. */
export const returnEssayContest = act({
  name: 'learning.return-essay-contest',
  may: 'approve contests',
  parse: z.object({ ...essayContestForm, why: textField('lý do trả lại', 10, 1000) }).parse,
  run: (context, { why, ...typed }) =>
    moveEssayContest(context, 'approve contests', typed, (contest) => giveBack(contest, why)),
})
