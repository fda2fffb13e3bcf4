import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addSlot, loadScript } from '#domains/activities/broadcasts/script.store.ts'
import { refusals } from '#domains/activities/broadcasts/script.ts'
import { slotRefusals, slotsAWeekMax, weekOf } from '#domains/activities/broadcasts/slot.ts'
import { listWeek } from '#domains/activities/broadcasts/week.queries.ts'
import { timeField } from '#domains/activities/time-of-day.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalLineField } from '#platform/acts/fields.ts'

/** Xếp một khung phát. A script may be put there before it is approved; it is aired only afterwards. */
export const planSlot = act({
  name: 'activities.plan-slot',
  may: 'keep broadcasts',
  parse: z.object({
    scriptId: idField('Hãy chọn bài.'),
    day: dayField('ngày phát'),
    starts: timeField('giờ phát'),
    cluster: optionalLineField('cụm loa', 120),
  }).parse,
  async run({ tx, actor, now, audit }, { scriptId, day, starts, cluster }) {
    const script = await loadScript(tx, actor, 'keep broadcasts', scriptId)
    if (script.state === 'withdrawn') throw refusals.withdrawn
    const { bodyId } = script
    if ((await listWeek(tx, actor, bodyId, weekOf(day))).length >= slotsAWeekMax) throw slotRefusals.full
    const slot = { id: newId(now.getTime()), bodyId, day, starts, cluster, scriptId }
    if (!(await addSlot(tx, slot))) throw slotRefusals.taken
    audit({ subjectKind: 'broadcast-slot', subjectId: slot.id, bodyId, after: { day, starts, cluster, scriptId } })
    return slot
  },
})
