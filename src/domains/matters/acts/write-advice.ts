import { z } from 'zod'
import { moveAdvice } from '#domains/matters/acts/steps/move-advice.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { findTaking } from '#domains/matters/advice/advice.store.ts'
import { checkHolds } from '#domains/matters/advice/advice.ts'
import { findAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { submit, write } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Soạn tư vấn, by whoever took the question; `send`: it goes to the jurist at once. */
export const writeAdvice = act({
  name: 'matters.write-advice',
  may: 'give advice',
  parse: z.object({ ...matterFields, text: textField('nội dung tư vấn', 10, 15_000), send: z.string().optional() })
    .parse,
  run: (context, { text, send, ...form }) =>
    moveAdvice(context, {
      deed: 'give advice',
      form,
      kind: send === 'co' ? 'submitted' : undefined,
      rule: async (matter) => {
        const { tx, actor, today } = context
        checkOpen(matter, 'draft')
        const by = personIdOf(actor)
        checkHolds(await findTaking(tx, matter.id), by, today)
        const draft = write(await findAnswer(tx, matter.id), matter.id, text, by)
        await saveAnswer(tx, send === 'co' ? submit(draft) : draft)
        return next(matter, {})
      },
    }),
})
