import { z } from 'zod'
import { moveAdvice } from '#domains/matters/acts/steps/move-advice.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { endTaking, findTaking } from '#domains/matters/advice/advice.store.ts'
import { checkHolds } from '#domains/matters/advice/advice.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Trả lại hàng đợi: somebody else may take it; what was drafted stays for them. */
export const releaseAdviceQuestion = act({
  name: 'matters.release-advice-question',
  may: 'give advice',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveAdvice(context, {
      deed: 'give advice',
      form,
      kind: 'advice-released',
      rule: async (matter) => {
        checkHolds(await findTaking(context.tx, matter.id), personIdOf(context.actor), context.today)
        await endTaking(context.tx, matter.id)
        return next(matter, {})
      },
    }),
})
