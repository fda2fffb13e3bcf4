import { z } from 'zod'
import { moveAdvice } from '#domains/matters/acts/steps/move-advice.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { loadAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { giveBack } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Luật gia trả lại bản tư vấn để sửa. */
export const returnAdvice = act({
  name: 'matters.return-advice',
  may: 'sign advice',
  parse: z.object({ ...matterFields, reason: textField('lý do trả lại', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveAdvice(context, {
      deed: 'sign advice',
      form,
      kind: 'returned',
      rule: async (matter) => {
        checkOpen(matter, 'draft')
        await saveAnswer(context.tx, giveBack(await loadAnswer(context.tx, matter.id), reason))
        return next(matter, {})
      },
    }),
})
