import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { loadAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { giveBack } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại bản trả lời, with what is to be put right. */
export const returnAnswer = act({
  name: 'matters.return-answer',
  may: 'approve matters',
  parse: z.object({ ...matterFields, reason: textField('lý do trả lại', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveMatter(context, {
      deed: 'approve matters',
      form,
      kind: 'returned',
      noted: reason,
      rule: async (matter) => {
        await saveAnswer(context.tx, giveBack(await loadAnswer(context.tx, matter.id), reason))
        return next(matter, {})
      },
    }),
})
