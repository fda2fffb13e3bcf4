import { z } from 'zod'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { guideElsewhere } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Hướng dẫn nơi khác: to an office that does not receive through the system; where, how, and why it is theirs. */
export const guideMatter = act({
  name: 'matters.guide-elsewhere',
  may: 'work on matters',
  parse: z.object({ ...matterFields, told: toldField }).parse,
  run: (context, { told, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'guided',
      isFormalStep: true,
      told,
      rule: (matter) => guideElsewhere(matter, context.today),
    }),
})
