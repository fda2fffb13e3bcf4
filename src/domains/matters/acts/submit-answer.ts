import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { loadAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { submit } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Trình duyệt bản trả lời. */
export const submitAnswer = act({
  name: 'matters.submit-answer',
  may: 'work on matters',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'submitted',
      rule: async (matter) => {
        checkOpen(matter, 'draft')
        await saveAnswer(context.tx, submit(await loadAnswer(context.tx, matter.id)))
        return next(matter, {})
      },
    }),
})
