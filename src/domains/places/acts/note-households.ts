import { z } from 'zod'
import { householdsField } from '#domains/places/acts/steps/village-fields.ts'
import { loadKeptVillage, saveHouseholds } from '#domains/places/village.store.ts'
import { refusals } from '#domains/places/village.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Ghi số hộ vào một ngày: what elections are counted by from that day on. */
export const noteHouseholds = act({
  name: 'places.note-households',
  may: 'keep villages',
  parse: z.object({ villageId: idField(), day: dayField('ngày'), households: householdsField() }).parse,
  async run({ tx, actor, audit }, { villageId, day, households }) {
    const village = await loadKeptVillage(tx, actor, villageId)
    if (village.toDay !== null) throw refusals.ended
    await saveHouseholds(tx, villageId, day, households)
    audit({ subjectKind: 'village', subjectId: villageId, bodyId: village.bodyId, after: { day, households } })
    return village
  },
})
