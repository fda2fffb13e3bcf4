import { z } from 'zod'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { addSlot } from '#domains/activities/broadcasts/script.store.ts'
import { slotRefusals, weekOf } from '#domains/activities/broadcasts/slot.ts'
import { listWeek, loadScripts } from '#domains/activities/broadcasts/week.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Chép khung của tuần trước: what can still be aired; hours that are taken stay as they are. */
export const copyWeek = act({
  name: 'activities.copy-week',
  may: 'keep broadcasts',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan.'), week: dayField('tuần') }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, week }) {
    const monday = weekOf(week)
    const body = await tx
      .selectFrom('body')
      .select('id')
      .where('id', '=', bodyId)
      .where(whereMay(actor, 'keep broadcasts', 'body'))
      .executeTakeFirst()
    if (body === undefined) throw activityRefusals.notYours
    const before = await listWeek(tx, actor, bodyId, addDays(monday, -7))
    const scripts = await loadScripts(tx, [...new Set(before.map(({ scriptId }) => scriptId))])
    const stopped = new Set<string>()
    for (const { id, state, pins } of scripts.values())
      if (state === 'withdrawn' || (await listChangedLaw(tx, pins, today)).length > 0) stopped.add(id)
    let copied = 0
    for (const { day, starts, cluster, scriptId } of before) {
      if (stopped.has(scriptId)) continue
      const slot = { id: newId(now.getTime()), bodyId, day: addDays(day, 7), starts, cluster, scriptId }
      if (await addSlot(tx, slot)) copied++
    }
    if (copied === 0) throw slotRefusals.emptyWeek
    audit({ subjectKind: 'broadcast-week', subjectId: bodyId, bodyId, after: { monday, copied } })
    return { bodyId, monday, copied }
  },
})
