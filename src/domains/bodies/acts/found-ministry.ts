import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { nextBodyNumbers, saveBodyChange, saveNation } from '#domains/bodies/body.store.ts'
import type { Body } from '#domains/bodies/body.ts'
import { found, noChange } from '#domains/bodies/body-changes.ts'
import { isMinistryRow } from '#domains/bodies/ministry.queries.ts'
import { nation } from '#domains/places/place.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import { everywhere, may, refusals as permissionRefusals } from '#platform/permission/permission.ts'

export const refusals = {
  taken: new Refusal(409, 'Đã có bộ mang tên này. Hãy giao vai trò tại cơ quan đã có.'),
}

/**
 * Lập một bộ: a body of the whole country, above no province in the tree, for provinces answer to the Government; it stands at the
 * nation's place, so that who is given that place reaches everybody. For whoever administers the whole system.
 */
export const foundMinistry = act({
  name: 'bodies.found-ministry',
  may: 'manage bodies',
  parse: z.object({
    name: lineField('tên bộ', 200),
    shortName: optionalLineField('tên gọi tắt', 60),
    day: dayField('ngày thành lập'),
    decision: optionalLineField('quyết định', 300),
  }).parse,
  async run({ tx, actor, audit, now }, { name, shortName, day, decision }): Promise<Body> {
    if (!may(actor, 'manage bodies', everywhere)) throw permissionRefusals.mayNot
    await saveNation(tx)
    const standing = await tx
      .selectFrom('body')
      .select('name')
      .where(isMinistryRow('body'))
      .where('to_day', 'is', null)
      .execute()
    if (standing.some((one) => fold(one.name) === fold(name))) throw refusals.taken
    const [number] = await nextBodyNumbers(tx, 1)
    const body = found({
      id: newId(now.getTime()),
      number: number!,
      kind: 'bo',
      name,
      shortName,
      parent: null,
      place: nation,
      // ministries stand below no body, and the one of this name was looked for above
      siblings: [],
      day,
      decision,
    })
    await saveBodyChange(tx, { ...noChange, founded: [body] })
    audit({ subjectKind: 'body', subjectId: body.id, bodyId: body.id, after: body })
    return body
  },
})
