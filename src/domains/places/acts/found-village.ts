import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { householdsField } from '#domains/places/acts/steps/village-fields.ts'
import { addVillage, loadKeptCommune, refuseTakenName } from '#domains/places/village.store.ts'
import { type Village, villageKindKeys } from '#domains/places/village.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi một thôn, tổ dân phố vào danh sách của xã, phường. */
export const foundVillage = act({
  name: 'places.found-village',
  may: 'keep villages',
  parse: z.object({
    bodyId: idField('Hãy chọn xã, phường.'),
    kind: z.enum(villageKindKeys, { error: 'Hãy chọn thôn hoặc tổ dân phố.' }),
    name: lineField('tên', 120),
    fromDay: dayField('ngày thành lập, hoặc ngày có số hộ này'),
    households: householdsField(),
    decision: optionalLineField('văn bản', 300),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, kind, name, fromDay, households, decision }): Promise<Village> {
    await lockRow(tx, 'body', bodyId)
    const { communeId } = await loadKeptCommune(tx, actor, bodyId)
    await refuseTakenName(tx, communeId, name)
    const village = { id: newId(now.getTime()), communeId, kind, name, fromDay, toDay: null, version: 0 }
    await addVillage(tx, village, { decision, households })
    audit({ subjectKind: 'village', subjectId: village.id, bodyId, after: { ...village, households, decision } })
    return village
  },
})
