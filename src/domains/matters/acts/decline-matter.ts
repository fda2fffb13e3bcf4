import { z } from 'zod'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { groundNames, groundsFor } from '#domains/matters/decline-ground.ts'
import { loadFiled } from '#domains/matters/matter.store.ts'
import { decline } from '#domains/matters/matter-transitions.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/** Không thụ lý, on one of the law's grounds for this kind on the day it was brought, with what the person can do now. */
export const declineMatter = act({
  name: 'matters.decline',
  may: 'work on matters',
  parse: z.object({ ...matterFields, ground: z.string().catch(''), told: toldField }).parse,
  run: (context, { ground, told, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'declined',
      isFormalStep: true,
      told:
        ground === '' ? told : `${groundNames[ground] ?? ''}. ${told}`.replace(/^\p{Ll}/u, (one) => one.toUpperCase()),
      rule: async (matter) => {
        const { receivedOn } = await loadFiled(context.tx, matter.submissionId)
        const grounds = groundsFor(matter.kind, receivedOn)
        if (!grounds.some(({ id }) => id === ground))
          throw new FormRefusal({
            ground:
              grounds.length === 0
                ? 'Luật không có căn cứ không thụ lý cho loại vụ việc này. Hãy trả lời, hoặc hướng dẫn nơi khác.'
                : 'Hãy chọn một căn cứ theo luật.',
          })
        return decline(matter, ground, context.today)
      },
    }),
})
