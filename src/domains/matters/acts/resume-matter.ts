import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { resume } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Tiếp tục giải quyết: days are counted again from today. */
export const resumeMatter = act({
  name: 'matters.resume',
  may: 'approve matters',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveMatter(context, {
      deed: 'approve matters',
      form,
      kind: 'resumed',
      told: 'Cơ quan tiếp tục giải quyết từ hôm nay. Thời gian tạm đình chỉ không tính vào thời hạn.',
      rule: (matter) => resume(matter, context.today),
    }),
})
