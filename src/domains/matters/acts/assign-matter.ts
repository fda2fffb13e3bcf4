import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { isSecretKind, refusals } from '#domains/matters/matter.ts'
import { assign } from '#domains/matters/matter-transitions.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Giao cán bộ: somebody who works on matters of this body. Whoever verifies a denunciation gets what was stripped, so that comes first. */
export const assignMatter = act({
  name: 'matters.assign',
  may: 'work on matters',
  parse: z.object({ ...matterFields, officerId: idField('Hãy chọn cán bộ.') }).parse,
  run: (context, { officerId, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'assigned',
      rule: async (matter) => {
        if (isSecretKind(matter.kind) && matter.stripped === null) throw refusals.notStripped
        const officers = await listOfficers(context.tx, matter.bodyId, context.today, 'work on matters')
        if (!officers.some(({ id }) => id === officerId))
          throw new FormRefusal({ officerId: 'Hãy chọn cán bộ trong danh sách của cơ quan giữ vụ việc.' })
        return assign(matter, officerId)
      },
    }),
})
