import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { queryValues, queueFilterOf, queueQueryOf } from '#domains/plans/queue-filter.ts'
import { addView, loadViewsToChange } from '#domains/plans/views/saved-view.store.ts'
import { checkName, checkRoom, queryLengthMax, viewNameField } from '#domains/plans/views/saved-view.ts'
import { act } from '#platform/acts/act.ts'

/** Lưu bộ lọc: what the queue's own parser makes of the address, under a name; all else in it is dropped. */
export const saveView = act({
  name: 'plans.save-view',
  may: 'read tasks',
  parse: z.object({
    name: viewNameField(),
    query: z
      .string({ error: 'Hãy mở lại danh sách nhiệm vụ rồi lưu bộ lọc.' })
      .max(queryLengthMax, 'Bộ lọc dài quá. Hãy bỏ bớt điều kiện rồi lưu lại.'),
  }).parse,
  async run({ tx, actor, now, audit }, { name, query: typed }) {
    const personId = personIdOf(actor)
    const views = await loadViewsToChange(tx, personId)
    checkRoom(views)
    checkName(name, views)
    const query = queueQueryOf(queueFilterOf(queryValues(typed), personId))
    const id = newId(now.getTime())
    await addView(tx, { id, personId, name, query }, now)
    audit({ subjectKind: 'saved_view', subjectId: id, bodyId: actor.bodyId, after: { name, query } })
    return { viewId: id, name, query }
  },
})
