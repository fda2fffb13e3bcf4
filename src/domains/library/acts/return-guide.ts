import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { giveBack } from '#domains/library/guide.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại bài kèm lý do. */
export const returnGuide = act({
  name: 'library.return-guide',
  may: 'approve guides',
  parse: z.object({ ...guideFields, reason: textField('lý do trả lại', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveGuide(context, { deed: 'approve guides', form, kind: 'returned', rule: giveBack, reason }),
})
