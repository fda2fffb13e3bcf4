import { z } from 'zod'
import { lockSlot } from '#domains/activities/broadcasts/script.store.ts'
import { slotRefusals } from '#domains/activities/broadcasts/slot.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ một khung chưa phát. */
export const dropSlot = act({
  name: 'activities.drop-slot',
  may: 'keep broadcasts',
  parse: z.object({ slotId: idField() }).parse,
  async run({ tx, actor, audit }, { slotId }) {
    const slot = await lockSlot(tx, actor, 'keep broadcasts', slotId)
    if (slot.state !== 'planned') throw slotRefusals.noted
    await tx.deleteFrom('broadcast_slot').where('id', '=', slotId).execute()
    audit({ subjectKind: 'broadcast-slot', subjectId: slotId, bodyId: slot.bodyId, before: slot })
    return slot
  },
})
