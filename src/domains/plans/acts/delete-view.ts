import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadViewsToChange, removeView, viewOf } from '#domains/plans/views/saved-view.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Xóa bộ lọc: one's own; colleagues with whom it was shared lose it too. The audit keeps what it was. */
export const deleteView = act({
  name: 'plans.delete-view',
  may: 'read tasks',
  parse: z.object({ viewId: idField() }).parse,
  async run({ tx, actor, audit }, { viewId }) {
    const { name, query, sharedBodyId } = viewOf(await loadViewsToChange(tx, personIdOf(actor)), viewId)
    await removeView(tx, viewId)
    audit({
      subjectKind: 'saved_view',
      subjectId: viewId,
      bodyId: sharedBodyId ?? actor.bodyId,
      before: { name, query, sharedBodyId },
    })
    return { name }
  },
})
