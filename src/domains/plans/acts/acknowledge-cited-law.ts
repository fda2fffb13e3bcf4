import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { acknowledgeStanding } from '#domains/plans/cited-laws/cited-law.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đã biết căn cứ của kế hoạch thay đổi: asked no more until the document changes again. */
export const acknowledgeCitedLaw = act({
  name: 'plans.acknowledge-cited-law',
  may: 'adopt plans',
  parse: z.object({
    planId: idField(),
    position: z.coerce.number({ error: 'Hãy tải lại trang rồi làm lại.' }).int().min(0).max(100_000),
    changedAt: z.coerce.date({ error: 'Hãy tải lại trang rồi làm lại.' }),
  }).parse,
  async run(context, form) {
    const { tx, actor, now, audit } = context
    const { bodyId, seen, standing } = await acknowledgeStanding(tx, actor, form, { personId: personIdOf(actor), now })
    audit({
      subjectKind: 'plan',
      subjectId: form.planId,
      bodyId,
      before: { citation: form.position, standing: seen?.sentence ?? null },
      after: { citation: form.position, standing: standing?.sentence ?? null },
    })
    return { planId: form.planId }
  },
})
