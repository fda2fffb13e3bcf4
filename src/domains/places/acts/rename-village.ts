import { z } from 'zod'
import { loadKeptVillage, refuseTakenName, saveRenaming } from '#domains/places/village.store.ts'
import { refusals, refuseDayOutside } from '#domains/places/village.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Đổi tên thôn, tổ dân phố: the old name stays with the day on which it ended. */
export const renameVillage = act({
  name: 'places.rename-village',
  may: 'keep villages',
  parse: z.object({
    villageId: idField(),
    version: versionField(),
    name: lineField('tên mới', 120),
    day: dayField('ngày có hiệu lực'),
    decision: optionalLineField('văn bản', 300),
  }).parse,
  async run({ tx, actor, audit }, { villageId, version, name, day, decision }) {
    const village = await loadKeptVillage(tx, actor, villageId)
    if (village.version !== version) throw refusals.changedMeanwhile
    refuseDayOutside(village, day)
    for (const communeId of new Set([village.communeId, village.keptIn]))
      await refuseTakenName(tx, communeId, name, village.id)
    await saveRenaming(tx, village, { name, day, decision })
    const { bodyId } = village
    const before = { name: village.name }
    audit({ subjectKind: 'village', subjectId: villageId, bodyId, before, after: { name, day, decision } })
    return village
  },
})
