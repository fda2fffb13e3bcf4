import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { withdraw } from '#domains/library/guide.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { dropReliances } from '#domains/library/guides/reliance.store.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Rút bài: nobody reads it any more; its address says so. */
export const withdrawGuide = act({
  name: 'library.withdraw-guide',
  may: 'approve guides',
  parse: z.object({ ...guideFields, reason: textField('lý do rút bài', 10, 2_000) }).parse,
  async run(context, { reason, ...form }) {
    const guide = await moveGuide(context, {
      deed: 'approve guides',
      form,
      kind: 'withdrawn',
      rule: withdraw,
      reason,
    })
    await dropReliances(context.tx, { kind: 'guide', subjectId: guide.id })
    return guide
  },
})
