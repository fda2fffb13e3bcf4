import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { prizeByRank } from '#domains/learning/contests/prize-limits.ts'
import { refusals, requireMarking } from '#domains/learning/essays/essay-contest.ts'
import { listSettled, listTies, saveTie } from '#domains/learning/essays/essay-marks.store.ts'
import { rankPapers } from '#domains/learning/essays/essay-marks.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Xếp thứ tự bài bằng điểm, where a prize ends among them: by a person who read them, with the reason, while nobody's name is open. */
export const breakEssayTie = act({
  name: 'learning.break-essay-tie',
  may: 'approve contests',
  parse: z.object({
    ...essayContestForm,
    doubled: z.coerce.number({ error: refusals.noTie.message }).int(),
    order: z.string({ error: 'Hãy ghi thứ tự các bài.' }).max(2000),
    why: textField('lý do', 10, 1000),
  }).parse,
  run: (context, { doubled, order, why, ...typed }) =>
    moveEssayContest(context, 'approve contests', typed, async (contest) => {
      const { tx, actor, now } = context
      requireMarking(contest)
      const { marks, left } = await listSettled(tx, contest)
      if (left > 0) throw refusals.notAllMarked(left)
      const { crossing } = rankPapers(marks, await listTies(tx, contest.id), prizeByRank(contest.prizes))
      const tie = crossing.find((one) => one.doubled === doubled)
      if (tie === undefined) throw refusals.noTie
      const papers = (order.match(/\d+/gu) ?? []).map(Number)
      const isWhole = papers.length === tie.papers.length && tie.papers.every((paper) => papers.includes(paper))
      if (!isWhole)
        throw new FormRefusal({
          order: `Hãy ghi đủ số của ${tie.papers.length} bài (${tie.papers.join(', ')}), bài xếp trước ghi trước, cách nhau dấu phẩy.`,
        })
      await saveTie(tx, { contestId: contest.id, doubled, papers, why, personId: personIdOf(actor), now })
      context.audit({
        subjectKind: 'essay-contest',
        subjectId: contest.id,
        bodyId: contest.bodyId,
        after: { papers: papers.join(', '), why },
      })
      return { ...contest, version: contest.version + 1 }
    }),
})
