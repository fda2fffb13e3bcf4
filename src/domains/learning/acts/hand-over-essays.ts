import { z } from 'zod'
import { essayContestForm, moveEssayContest } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { requireMarking } from '#domains/learning/essays/essay-contest.ts'
import { handOverPapers } from '#domains/learning/essays/essay-marks.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Giao lại bài chưa chấm of a marker who cannot go on: each to the one with the fewest who has not marked it. What was marked stays. */
export const handOverEssays = act({
  name: 'learning.hand-over-essays',
  may: 'run contests',
  parse: z.object({ ...essayContestForm, fromId: idField('Hãy chọn người chấm.') }).parse,
  run: (context, { fromId, ...typed }) =>
    moveEssayContest(context, 'run contests', typed, async (contest) => {
      requireMarking(contest)
      const { moved, left } = await handOverPapers(context.tx, contest.id, fromId, context.now)
      if (left > 0)
        throw new FormRefusal({
          fromId: `Còn ${left} bài không có ai khác chưa chấm để giao. Hãy nêu tên thêm người chấm rồi giao lại.`,
        })
      if (moved === 0) throw new FormRefusal({ fromId: 'Người này không còn bài nào chưa chấm.' })
      context.audit({
        subjectKind: 'essay-contest',
        subjectId: contest.id,
        bodyId: contest.bodyId,
        after: { from: fromId, papers: moved },
      })
      return { ...contest, version: contest.version + 1 }
    }),
})
