import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { prizeByRank } from '#domains/learning/contests/prize-limits.ts'
import { count, refusals } from '#domains/learning/essays/essay-contest.ts'
import { listSettled, listTies, saveResults } from '#domains/learning/essays/essay-marks.store.ts'
import { rankPapers } from '#domains/learning/essays/essay-marks.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Tổng hợp kết quả: all papers are marked, and a person has decided where a prize ends among papers that are level. Names open here. */
export const countEssays = act({
  name: 'learning.count-essays',
  may: 'run contests',
  parse: z.object(essayContestForm).parse,
  run: (context, typed) =>
    moveEssayContest(context, 'run contests', typed, async (before) => {
      const { tx, actor } = context
      const contest = count(before, personIdOf(actor))
      const { marks, left } = await listSettled(tx, contest)
      if (left > 0) throw refusals.notAllMarked(left)
      const { ranked, open } = rankPapers(marks, await listTies(tx, contest.id), prizeByRank(contest.prizes))
      if (open.length > 0) throw refusals.tiesOpen
      await saveResults(tx, contest.id, ranked)
      return contest
    }),
})
