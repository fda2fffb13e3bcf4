import { z } from 'zod'
import { isId, newId } from '#base/ids.ts'
import { householdsField } from '#domains/places/acts/steps/village-fields.ts'
import {
  addVillage,
  endVillage,
  type KeptVillage,
  loadKeptCommune,
  loadKeptVillage,
  refuseTakenName,
  saveSuccession,
} from '#domains/places/village.store.ts'
import { partsMax, refusals, refuseDayOutside, type Village, villageKindKeys } from '#domains/places/village.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, listField, optionalLineField } from '#platform/acts/fields.ts'

/** Sáp nhập thôn, tổ dân phố: from the day on one stands where several stood. @law Nghị định 185/2026/NĐ-CP */
export const mergeVillages = act({
  name: 'places.merge-villages',
  may: 'keep villages',
  parse: z.object({
    bodyId: idField('Hãy chọn xã, phường.'),
    villageIds: listField(partsMax).refine((ids) => ids.every(isId), refusals.notFound.message),
    kind: z.enum(villageKindKeys, { error: 'Hãy chọn thôn hoặc tổ dân phố.' }),
    name: lineField('tên nơi mới', 120),
    day: dayField('ngày có hiệu lực'),
    households: householdsField(),
    decision: optionalLineField('văn bản', 300),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, villageIds, kind, name, day, households, decision }) {
    const { communeId } = await loadKeptCommune(tx, actor, bodyId)
    const olds: KeptVillage[] = []
    // one order for everybody, so that two mergers never wait for each other
    for (const id of [...new Set(villageIds)].sort()) olds.push(await loadKeptVillage(tx, actor, id))
    if (olds.length < 2) throw refusals.twoOrMore
    if (olds.some((old) => old.communeId !== communeId)) throw refusals.notFound
    for (const old of olds) refuseDayOutside(old, day)
    for (const old of olds) await endVillage(tx, old, day)
    await refuseTakenName(tx, communeId, name)
    const village: Village = { id: newId(now.getTime()), communeId, kind, name, fromDay: day, toDay: null, version: 0 }
    await addVillage(tx, village, { decision, households })
    await saveSuccession(tx, olds, [village], { onDay: day, kind: 'merge' })
    const before = olds.map(({ id, name }) => ({ id, name }))
    audit({
      subjectKind: 'village',
      subjectId: village.id,
      bodyId,
      before,
      after: { ...village, households, decision },
    })
    return village
  },
})
