import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { act } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'

/** Đặt tên nhóm. */
export const nameGroup = act({
  name: 'matters.name-group',
  may: 'work on matters',
  parse: z.object({ ...groupFields, title: lineField('tên nhóm', 200) }).parse,
  run: (context, { title, ...form }) =>
    changeGroup(context, 'work on matters', form, async (group) => {
      await context.tx.updateTable('matter_group').set({ title }).where('id', '=', group.id).execute()
      return { renamed: 1 }
    }),
})
