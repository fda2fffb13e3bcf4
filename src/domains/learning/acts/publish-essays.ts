import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { publish } from '#domains/learning/contests/contest.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Công bố kết quả thi viết, by somebody who did not count. */
export const publishEssays = act({
  name: 'learning.publish-essays',
  may: 'approve contests',
  parse: z.object(essayContestForm).parse,
  run: (context, typed) =>
    moveEssayContest(context, 'approve contests', typed, (contest) => publish(contest, personIdOf(context.actor))),
})
