import { z } from 'zod'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { moveAdvice } from '#domains/matters/acts/steps/move-advice.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { addSignature, endTaking } from '#domains/matters/advice/advice.store.ts'
import { loadAnswer, saveApproved } from '#domains/matters/answer.store.ts'
import { approve } from '#domains/matters/matter-answer.ts'
import { answered } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Luật gia duyệt và ký tên: who signs has not written in it, and stands under the answer by name. */
export const signAdvice = act({
  name: 'matters.sign-advice',
  may: 'sign advice',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveAdvice(context, {
      deed: 'sign advice',
      form,
      kind: 'answered',
      told: 'Đã có tư vấn của luật gia. Nội dung ở trên.',
      rule: async (matter) => {
        const { tx, actor, now, today } = context
        const answer = await loadAnswer(tx, matter.id)
        const by = personIdOf(actor)
        const approved = approve(answer, await checkCitations(tx, answer.text, [today, today]), by)
        await saveApproved(tx, approved, { by, at: now })
        await addSignature(tx, { matterId: matter.id, number: approved.number, signedBy: by, name: actor.name })
        await endTaking(tx, matter.id)
        return answered(matter, today)
      },
    }),
})
