import { z } from 'zod'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { suspend } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Tạm đình chỉ: from today no day is counted until the decision to go on. */
export const suspendMatter = act({
  name: 'matters.suspend',
  may: 'approve matters',
  parse: z.object({ ...matterFields, told: toldField }).parse,
  run: (context, { told, ...form }) =>
    moveMatter(context, {
      deed: 'approve matters',
      form,
      kind: 'suspended',
      told: `Tạm đình chỉ giải quyết. Lý do: ${told}`,
      rule: (matter) => suspend(matter, context.today),
    }),
})
