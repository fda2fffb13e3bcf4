import { z } from 'zod'
import { changeDraft, draftFields } from '#domains/plans/acts/steps/change-draft.ts'
import { listComparableTasks } from '#domains/plans/plan.store.ts'
import { chooseAmending, tasksMax } from '#domains/plans/plan-draft.ts'
import { act } from '#platform/acts/act.ts'
import { idField, listField } from '#platform/acts/fields.ts'

/** Cách sửa đổi: the whole earlier plan gives way, or only what is named; and which unnamed tasks end all the same. */
export const chooseDraftAmending = act({
  name: 'plans.choose-amending',
  may: 'upload plans',
  parse: z.object({
    ...draftFields,
    how: z.enum(['whole', 'partial'], { error: 'Hãy chọn một trong hai cách sửa đổi.' }),
    ended: listField(tasksMax).pipe(z.array(idField())),
  }).parse,
  run: (context, input) =>
    changeDraft(context, input, async (draft, upload) => {
      const earlier = upload.amends_plan_id === null ? [] : await listComparableTasks(context.tx, upload.amends_plan_id)
      const known = new Set(earlier.map(({ id }) => id))
      const endedTaskIds = input.how === 'whole' ? [] : input.ended.filter((id) => known.has(id))
      return chooseAmending(draft, { how: input.how, endedTaskIds })
    }),
})
