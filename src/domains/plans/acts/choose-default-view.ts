import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadViewsToChange, saveDefault, viewOf } from '#domains/plans/views/saved-view.store.ts'
import { act } from '#platform/acts/act.ts'
import { optionalIdField } from '#platform/acts/fields.ts'

/** Chọn bộ lọc mở đầu: which of one's own opens where the address says nothing; without one, the plain list. */
export const chooseDefaultView = act({
  name: 'plans.choose-default-view',
  may: 'read tasks',
  parse: z.object({ viewId: optionalIdField() }).parse,
  async run({ tx, actor, audit }, { viewId }) {
    const personId = personIdOf(actor)
    const views = await loadViewsToChange(tx, personId)
    const before = views.find((one) => one.isDefault)
    const chosen = viewId === null ? null : viewOf(views, viewId)
    await saveDefault(tx, personId, viewId)
    audit({
      subjectKind: 'person',
      subjectId: personId,
      bodyId: actor.bodyId,
      before: { defaultView: before?.id ?? null },
      after: { defaultView: viewId },
    })
    return { name: chosen?.name ?? null }
  },
})
