import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import {
  loadViewsToChange,
  requireBodyToShare,
  saveViewSharing,
  viewOf,
} from '#domains/plans/views/saved-view.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField } from '#platform/acts/fields.ts'

/** Chia sẻ bộ lọc với người của một cơ quan, or, without a body, stop sharing. Nobody sees more tasks by it. */
export const shareView = act({
  name: 'plans.share-view',
  may: 'read tasks',
  parse: z.object({ viewId: idField(), bodyId: optionalIdField() }).parse,
  async run({ tx, actor, audit }, { viewId, bodyId }) {
    const view = viewOf(await loadViewsToChange(tx, personIdOf(actor)), viewId)
    if (bodyId !== null) await requireBodyToShare(tx, actor, bodyId)
    await saveViewSharing(tx, viewId, bodyId)
    audit({
      subjectKind: 'saved_view',
      subjectId: viewId,
      bodyId: bodyId ?? view.sharedBodyId ?? actor.bodyId,
      before: { sharedBodyId: view.sharedBodyId },
      after: { sharedBodyId: bodyId },
    })
    return { name: view.name, isShared: bodyId !== null }
  },
})
