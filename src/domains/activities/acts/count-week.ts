import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addActivity } from '#domains/activities/activity.store.ts'
import { type Activity, refusals as activityRefusals, emptyFields } from '#domains/activities/activity.ts'
import { kindOf } from '#domains/activities/activity-kind.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import { readScript } from '#domains/activities/broadcasts/script.ts'
import { slotRefusals, weekOf } from '#domains/activities/broadcasts/slot.ts'
import { listWeek, loadScripts } from '#domains/activities/broadcasts/week.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'
import { whereMay } from '#platform/permission/permission.ts'

const broadcastKind = 'broadcast'

/** Ghi tuần vào hoạt động: one activity a script, with how often it was aired; a slot is counted once. */
export const countWeek = act({
  name: 'activities.count-week',
  may: 'record activities',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan.'), week: dayField('tuần') }).parse,
  async run(context, { bodyId, week }) {
    const { tx, actor, now, audit } = context
    const monday = weekOf(week)
    await lockRow(tx, 'body', bodyId)
    const body = await tx
      .selectFrom('body')
      .select('name')
      .where('id', '=', bodyId)
      .where(whereMay(actor, 'record activities', 'body'))
      .executeTakeFirst()
    if (body === undefined) throw activityRefusals.notYours
    const open = (await listWeek(tx, actor, bodyId, monday)).filter(
      (slot) => slot.state === 'aired' && slot.activityId === null,
    )
    if (open.length === 0) throw slotRefusals.nothingToCount
    const scripts = await loadScripts(tx, [...new Set(open.map(({ scriptId }) => scriptId))])
    for (const [scriptId, slots] of Map.groupBy(open, (slot) => slot.scriptId)) {
      const script = scripts.get(scriptId)!
      const fields = {
        ...emptyFields,
        kind: broadcastKind,
        form: kindOf(broadcastKind)!.form,
        topic: script.title,
        laws: readScript(script.text).citedLines,
        heldOn: slots.at(-1)!.day,
        place: [...new Set(slots.map(({ cluster }) => cluster || 'mọi cụm loa'))].join(', ').slice(0, 300),
        copies: slots.length,
        language: script.language,
        taskIds: script.taskIds,
      }
      // tasks that were open when they were linked count on in the plan that goes on with them
      const pins = await checkActivity(context, fields, fields)
      const activity: Activity = {
        id: newId(now.getTime()),
        bodyId,
        state: 'recorded',
        reason: '',
        fields,
        source: '',
        recordedBy: personIdOf(actor),
        recordedAt: now,
        version: 0,
      }
      // a slot is counted once by what it remembers; one that is free again is counted under a new key
      const keyHash = hashToken(`broadcast ${activity.id}`)
      await addActivity(tx, activity, pins, { keyHash, writtenBy: activity.recordedBy, at: now, deviceAt: null })
      await tx
        .updateTable('broadcast_slot')
        .set({ activity_id: activity.id })
        .where(
          'id',
          'in',
          slots.map(({ id }) => id),
        )
        .execute()
      audit({ subjectKind: 'activity', subjectId: activity.id, bodyId, after: fields })
    }
    return { bodyId, monday, count: open.length }
  },
})
