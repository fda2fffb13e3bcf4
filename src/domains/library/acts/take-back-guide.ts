import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { takeBack } from '#domains/library/guide.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Lấy lại bài đã trình, để sửa tiếp. */
export const takeBackGuide = act({
  name: 'library.take-back-guide',
  may: 'write guides',
  parse: z.object(guideFields).parse,
  run: (context, form) => moveGuide(context, { deed: 'write guides', form, kind: 'taken-back', rule: takeBack }),
})
