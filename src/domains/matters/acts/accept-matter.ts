import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { accept } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Thụ lý: the clock of solving begins. Of complaints and denunciations the head decides. */
export const acceptMatter = act({
  name: 'matters.accept',
  may: 'work on matters',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'accepted',
      isFormalStep: true,
      told: 'Cơ quan đã thụ lý để giải quyết. Thời hạn giải quyết tính từ hôm nay.',
      rule: (matter) => accept(matter, context.today),
    }),
})
