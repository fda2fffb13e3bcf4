import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { reopen } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Xem xét lại: the person said that it is not settled, or the office found something; another answer follows. */
export const reopenMatter = act({
  name: 'matters.reopen',
  may: 'work on matters',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'reopened',
      told: 'Cơ quan xem xét lại việc của bạn và sẽ trả lời thêm.',
      rule: reopen,
    }),
})
