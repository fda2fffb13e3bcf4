import { z } from 'zod'
import { changeDraft, draftFields } from '#domains/plans/acts/steps/change-draft.ts'
import { doubtsOf } from '#domains/plans/draft-doubts.ts'
import { refusals, settleDoubt } from '#domains/plans/plan-draft.ts'
import { act } from '#platform/acts/act.ts'
import { lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Đã xem, để nguyên: the document says so, and the officer has seen it. */
export const settleDraftDoubt = act({
  name: 'plans.settle-doubt',
  may: 'upload plans',
  parse: z.object({
    ...draftFields,
    doubtKey: lineField('chỗ cần xem', 600),
    taskKey: optionalLineField('nhiệm vụ', 20),
  }).parse,
  run: (context, input) =>
    changeDraft(context, input, (draft, { reading }) => {
      const doubt = doubtsOf(draft, reading).find((one) => one.key === input.doubtKey)
      if (doubt === undefined) throw refusals.noSuchDoubt
      return {
        draft: settleDoubt(draft, doubt.key),
        corrections: [{ taskKey: doubt.taskKey, field: 'settled', readValue: null, correctedValue: doubt.sentence }],
      }
    }),
})
