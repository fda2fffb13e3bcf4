import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { loadManagedBody } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listBodyNames } from '#domains/bodies/bodies.queries.ts'
import { saveBodyNames } from '#domains/bodies/body.store.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField } from '#platform/acts/fields.ts'

export const refusals = {
  ownName: new Refusal(409, 'Cơ quan này đã mang tên ấy. Không cần thêm.'),
}

/** Thêm tên gọi khác: what plans call the body too, so that the next one is understood without asking. */
export const nameBody = act({
  name: 'bodies.name-body',
  may: 'manage bodies',
  parse: z.object({ bodyId: idField(), name: lineField('tên gọi khác', 200) }).parse,
  async run({ tx, actor, audit }, { bodyId, name }) {
    const body = await loadManagedBody(tx, actor, bodyId)
    const known = [body.name, body.shortName ?? '', ...(await listBodyNames(tx, bodyId)).map((one) => one.name)]
    if (known.some((one) => canonicalName(one) === canonicalName(name))) throw refusals.ownName
    await saveBodyNames(tx, [{ bodyId, name, kind: 'also', toDay: null, decision: '' }])
    audit({ subjectKind: 'body', subjectId: bodyId, bodyId, after: { alsoNamed: name } })
  },
})
