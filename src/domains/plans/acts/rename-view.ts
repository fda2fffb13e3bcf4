import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadViewsToChange, saveViewName, viewOf } from '#domains/plans/views/saved-view.store.ts'
import { checkName, viewNameField } from '#domains/plans/views/saved-view.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đổi tên bộ lọc: one's own. */
export const renameView = act({
  name: 'plans.rename-view',
  may: 'read tasks',
  parse: z.object({ viewId: idField(), name: viewNameField() }).parse,
  async run({ tx, actor, audit }, { viewId, name }) {
    const views = await loadViewsToChange(tx, personIdOf(actor))
    const view = viewOf(views, viewId)
    checkName(
      name,
      views.filter((one) => one !== view),
    )
    await saveViewName(tx, viewId, name)
    audit({
      subjectKind: 'saved_view',
      subjectId: viewId,
      bodyId: view.sharedBodyId ?? actor.bodyId,
      before: { name: view.name },
      after: { name },
    })
    return { name }
  },
})
