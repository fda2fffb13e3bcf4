import { z } from 'zod'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { loadMatterToChange } from '#domains/matters/matter.store.ts'
import { findPublishing, saveKeptBack } from '#domains/matters/published/publishing.store.ts'
import { type KeptBack, keptBackNames } from '#domains/matters/published/publishing.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Không công bố, hoặc gỡ: by whoever approves, for one of the reasons that everybody may count; '' takes the decision back. */
export const keepBackAnswer = act({
  name: 'matters.keep-back-answer',
  may: 'approve matters',
  parse: z.object({
    ...matterFields,
    reason: z
      .string({ error: 'Hãy chọn lý do.' })
      .refine((reason) => reason === '' || Object.hasOwn(keptBackNames, reason), 'Hãy chọn lý do trong danh sách.')
      .transform((reason) => reason as KeptBack | ''),
  }).parse,
  async run({ tx, actor, now, audit }, { reason, ...form }) {
    const matter = await loadMatterToChange(tx, actor, 'approve matters', form)
    const { keptBack } = await findPublishing(tx, matter.id)
    await saveKeptBack(tx, matter.id, reason, { by: personIdOf(actor), at: now })
    audit({
      subjectKind: 'matter',
      subjectId: matter.id,
      bodyId: matter.bodyId,
      before: { keptBack },
      after: { keptBack: reason },
    })
    return matter
  },
})
