import { z } from 'zod'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { loadScript, lockSlot } from '#domains/activities/broadcasts/script.store.ts'
import { checkAirable } from '#domains/activities/broadcasts/script.ts'
import { slotRefusals } from '#domains/activities/broadcasts/slot.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi đã phát, không phát: who noted it and when. What was not approved, or whose law had changed by that day, is not aired. */
export const noteAiring = act({
  name: 'activities.note-airing',
  may: 'keep broadcasts',
  parse: z.object({
    slotId: idField(),
    how: z.enum(['aired', 'missed'], { error: 'Hãy chọn đã phát hay không phát.' }),
    note: optionalLineField('ghi chú', 500),
  }).parse,
  async run({ tx, actor, now, today, audit }, { slotId, how, note }) {
    const slot = await lockSlot(tx, actor, 'keep broadcasts', slotId)
    if (slot.state !== 'planned') throw slotRefusals.noted
    if (slot.day > today) throw slotRefusals.notYet
    if (how === 'missed' && note === '') throw slotRefusals.missedWhy
    if (how === 'aired') {
      const script = await loadScript(tx, actor, 'keep broadcasts', slot.scriptId)
      checkAirable(script, await listChangedLaw(tx, script.pins, slot.day))
    }
    await tx
      .updateTable('broadcast_slot')
      .set({ state: how, note, noted_at: now, noted_by: personIdOf(actor) })
      .where('id', '=', slotId)
      .execute()
    audit({ subjectKind: 'broadcast-slot', subjectId: slotId, bodyId: slot.bodyId, after: { how, note } })
    return { ...slot, state: how, note }
  },
})
