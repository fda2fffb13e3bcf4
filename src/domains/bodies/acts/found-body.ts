import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadManagedBody } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { nextBodyNumbers, saveBodyChange } from '#domains/bodies/body.store.ts'
import { type BodyKind, kindsBelow } from '#domains/bodies/body.ts'
import { found, noChange } from '#domains/bodies/body-changes.ts'
import { loadPlace } from '#domains/places/places.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Thành lập một cơ quan dưới một cơ quan khác; its place is the parent's unless another inside it is named. */
export const foundBody = act({
  name: 'bodies.found-body',
  may: 'manage bodies',
  parse: z.object({
    parentId: idField('Hãy chọn cơ quan cấp trên.'),
    kind: z.enum(kindsBelow as [BodyKind, ...BodyKind[]], { error: 'Hãy chọn loại cơ quan.' }),
    name: lineField('tên cơ quan', 200),
    shortName: optionalLineField('tên gọi tắt', 60),
    placeId: optionalLineField('đơn vị hành chính', 60),
    day: dayField('ngày thành lập'),
    decision: optionalLineField('quyết định', 300),
  }).parse,
  async run({ tx, actor, audit, now }, input) {
    const parent = await loadManagedBody(tx, actor, input.parentId)
    const place = await loadPlace(tx, input.placeId === '' ? parent.placeId : input.placeId)
    const siblings = await listLivingChildren(tx, [parent.id])
    const [number] = await nextBodyNumbers(tx, 1)
    const { kind, name, day, decision } = input
    const shortName = input.shortName === '' ? null : input.shortName
    const body = found({
      id: newId(now.getTime()),
      number: number!,
      kind,
      name,
      shortName,
      parent,
      place,
      siblings,
      day,
      decision,
    })
    await saveBodyChange(tx, { ...noChange, founded: [body] })
    audit({ subjectKind: 'body', subjectId: body.id, bodyId: parent.id, after: body })
    return body
  },
})
