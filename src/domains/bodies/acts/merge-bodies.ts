import { z } from 'zod'
import { loadManagedBodies } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { saveBodyChange } from '#domains/bodies/body.store.ts'
import { merge } from '#domains/bodies/body-changes.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, listField } from '#platform/acts/fields.ts'

/** Hợp nhất: several bodies end, one goes on (one of them, or one founded for it) with all that stood below them. */
export const mergeBodies = act({
  name: 'bodies.merge-bodies',
  may: 'manage bodies',
  parse: z.object({
    bodyIds: listField(50).pipe(z.array(idField())),
    intoId: idField('Hãy chọn cơ quan sau hợp nhất.'),
    day: dayField('ngày có hiệu lực'),
    decision: lineField('số, ký hiệu quyết định', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyIds, intoId, day, decision }) {
    const bodies = await loadManagedBodies(tx, actor, [...bodyIds, intoId])
    const into = bodies.pop()!
    const children = await listLivingChildren(tx, [...bodyIds, intoId])
    const change = merge(bodies, { into, children, day, decision })
    await saveBodyChange(tx, change)
    for (const { oldId } of change.successions)
      audit({ subjectKind: 'body', subjectId: oldId, bodyId: intoId, after: { mergedInto: intoId, day, decision } })
    return change
  },
})
