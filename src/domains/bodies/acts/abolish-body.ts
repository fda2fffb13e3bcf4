import { z } from 'zod'
import { loadManagedBodies } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { saveBodyChange } from '#domains/bodies/body.store.ts'
import { abolish } from '#domains/bodies/body-changes.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalIdField } from '#platform/acts/fields.ts'

/** Giải thể, kết thúc hoạt động; another body may take the work over. */
export const abolishBody = act({
  name: 'bodies.abolish-body',
  may: 'manage bodies',
  parse: z.object({
    bodyId: idField(),
    successorId: optionalIdField(),
    day: dayField('ngày kết thúc'),
    decision: lineField('số, ký hiệu quyết định', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, successorId, day, decision }) {
    const [body, successor] = await loadManagedBodies(
      tx,
      actor,
      successorId === null ? [bodyId] : [bodyId, successorId],
    )
    const children = await listLivingChildren(tx, [bodyId])
    await saveBodyChange(tx, abolish(body!, { children, successor: successor ?? null, day, decision }))
    audit({
      subjectKind: 'body',
      subjectId: bodyId,
      bodyId,
      before: body,
      after: { endedOn: day, successorId, decision },
    })
  },
})
