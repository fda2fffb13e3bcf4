import { z } from 'zod'
import { loadManagedBodies } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { saveBodyChange } from '#domains/bodies/body.store.ts'
import { move } from '#domains/bodies/body-changes.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalLineField } from '#platform/acts/fields.ts'

/** Chuyển cơ quan quản lý: the body and all below it hang under another parent. */
export const moveBody = act({
  name: 'bodies.move-body',
  may: 'manage bodies',
  parse: z.object({
    bodyId: idField(),
    parentId: idField('Hãy chọn cơ quan cấp trên mới.'),
    day: dayField('ngày có hiệu lực'),
    decision: optionalLineField('quyết định', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, parentId, day, decision }) {
    const [body, parent] = await loadManagedBodies(tx, actor, [bodyId, parentId])
    const siblings = await listLivingChildren(tx, [parentId])
    const change = move(body!, { parent: parent!, siblings, day, decision })
    await saveBodyChange(tx, change)
    audit({
      subjectKind: 'body',
      subjectId: bodyId,
      bodyId,
      before: { parentId: body!.parentId },
      after: { parentId, day, decision },
    })
  },
})
