import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { checkOpen, refusals, submit } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Trình duyệt: also with doubts about the law, which whoever approves sees beside the text. */
export const submitGuide = act({
  name: 'library.submit-guide',
  may: 'write guides',
  parse: z.object(guideFields).parse,
  run: (context, form) =>
    moveGuide(context, {
      deed: 'write guides',
      form,
      kind: 'submitted',
      rule: (guide) => {
        checkOpen(guide, 'submit')
        if (readGuideText(guide.words.text).faults.length > 0) throw refusals.hasFaults
        return submit(guide, personIdOf(context.actor))
      },
    }),
})
