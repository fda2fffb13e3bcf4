import { z } from 'zod'
import { moveAdvice } from '#domains/matters/acts/steps/move-advice.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { countHeld, findTaking, saveTaking } from '#domains/matters/advice/advice.store.ts'
import { daysToChoose, take } from '#domains/matters/advice/advice.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Nhận câu hỏi để soạn, for some days; taken again it is kept longer. */
export const takeAdviceQuestion = act({
  name: 'matters.take-advice-question',
  may: 'give advice',
  parse: z.object({
    ...matterFields,
    days: z.coerce
      .number({ error: 'Hãy chọn số ngày giữ.' })
      .refine((days) => (daysToChoose as readonly number[]).includes(days), 'Hãy chọn số ngày giữ trong danh sách.'),
  }).parse,
  run: (context, { days, ...form }) =>
    moveAdvice(context, {
      deed: 'give advice',
      form,
      kind: 'advice-taken',
      rule: async (matter) => {
        const { tx, actor, now, today } = context
        checkOpen(matter, 'draft')
        const personId = personIdOf(actor)
        const held = await countHeld(tx, personId, today)
        await saveTaking(tx, matter.id, take(await findTaking(tx, matter.id), { personId, days, held, today }), now)
        return next(matter, { state: matter.state === 'received' ? 'in-review' : matter.state })
      },
    }),
})
