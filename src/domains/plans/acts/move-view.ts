import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadViewsToChange, saveMove, viewOf } from '#domains/plans/views/saved-view.store.ts'
import { directions } from '#domains/plans/views/saved-view.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đưa bộ lọc lên hoặc xuống một chỗ: among one's own. */
export const moveView = act({
  name: 'plans.move-view',
  may: 'read tasks',
  parse: z.object({
    viewId: idField(),
    direction: z.enum(directions, { error: 'Hãy bấm «Đưa lên» hoặc «Đưa xuống».' }),
  }).parse,
  async run({ tx, actor, audit }, { viewId, direction }) {
    const views = await loadViewsToChange(tx, personIdOf(actor))
    const { name } = viewOf(views, viewId)
    await saveMove(tx, views, viewId, direction)
    audit({ subjectKind: 'saved_view', subjectId: viewId, bodyId: actor.bodyId, after: { moved: direction } })
    return { name }
  },
})
