import { z } from 'zod'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { ask } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Đề nghị bổ sung: what is lacking, and how to bring it. No clock of the law stops for it. */
export const askPerson = act({
  name: 'matters.ask-person',
  may: 'work on matters',
  parse: z.object({ ...matterFields, told: toldField }).parse,
  run: (context, { told, ...form }) =>
    moveMatter(context, { deed: 'work on matters', form, kind: 'asked', told, rule: ask }),
})
