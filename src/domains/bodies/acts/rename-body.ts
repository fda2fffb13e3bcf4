import { z } from 'zod'
import { loadManagedBody } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { saveBodyChange } from '#domains/bodies/body.store.ts'
import { rename } from '#domains/bodies/body-changes.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Đổi tên: the old name stays findable. */
export const renameBody = act({
  name: 'bodies.rename-body',
  may: 'manage bodies',
  parse: z.object({
    bodyId: idField(),
    name: lineField('tên mới', 200),
    shortName: optionalLineField('tên gọi tắt', 60),
    day: dayField('ngày có hiệu lực'),
    decision: optionalLineField('quyết định', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, name, shortName, day, decision }) {
    const body = await loadManagedBody(tx, actor, bodyId)
    const siblings = await listLivingChildren(tx, [body.parentId])
    const change = rename(body, { name, shortName: shortName === '' ? null : shortName, siblings, day, decision })
    await saveBodyChange(tx, change)
    audit({ subjectKind: 'body', subjectId: bodyId, bodyId, before: body, after: change.changed[0] })
    return change.changed[0]!
  },
})
