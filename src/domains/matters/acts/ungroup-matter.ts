import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { firstOf, leaveGroup } from '#domains/matters/groups/group.store.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/** Gỡ việc trùng, đưa ra khỏi nhóm. Who was told that it is a repetition is told that it is not. */
export const ungroupMatter = act({
  name: 'matters.ungroup',
  may: 'work on matters',
  parse: z.object(matterFields).parse,
  async run(context, form) {
    let wasRepeated = false
    return moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'ungrouped',
      told: () =>
        wasRepeated ? 'Cơ quan xem lại: việc này không trùng với việc đã nhận trước, và được xem riêng.' : '',
      rule: async (matter) => {
        wasRepeated = (await firstOf(context.tx, matter.id)) !== matter.id
        await leaveGroup(context.tx, matter.id)
        return next(matter, {})
      },
    })
  },
})
