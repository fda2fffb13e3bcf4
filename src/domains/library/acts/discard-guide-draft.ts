import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { discard, refusals } from '#domains/library/guide.ts'
import { findEdition } from '#domains/library/guides/guide.store.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Bỏ bản nháp mới: the desk has the words of the last approved edition again; that one was never touched. */
export const discardGuideDraft = act({
  name: 'library.discard-guide-draft',
  may: 'write guides',
  parse: z.object(guideFields).parse,
  run: (context, form) =>
    moveGuide(context, {
      deed: 'write guides',
      form,
      kind: 'discarded',
      rule: async (guide) => {
        const edition = await findEdition(context.tx, guide)
        if (edition === undefined) throw refusals.notOpen
        return discard(guide, edition)
      },
    }),
})
