import { z } from 'zod'
import { loadVersion, loadWaiting, lockActivity, saveActivity, settleEdit } from '#domains/activities/activity.store.ts'
import { type Activity, refusals } from '#domains/activities/activity.ts'
import { comparison, refusals as editRefusals, withFields } from '#domains/activities/activity-edit.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/**
 * Đối chiếu hai bản sửa: of every field that both wrote one side is chosen; what only the waiting one wrote is taken, unless it is left
 * out by choice. Both stay in the history.
 */
export const settleActivityEdit = act({
  name: 'activities.settle-edit',
  may: 'record activities',
  parse: (raw) => ({
    ...z.object({ activityId: idField(), editId: idField(), version: versionField() }).parse(raw),
    chosen: Object.fromEntries(
      Object.entries(raw as Record<string, unknown>)
        .filter(([name]) => name.startsWith('chon.'))
        .map(([name, side]) => [name.slice(5), side]),
    ),
  }),
  async run(context, { activityId, editId, version, chosen }): Promise<Activity> {
    const { tx, actor, audit } = context
    const before = await lockActivity(tx, actor, activityId)
    const edit = await loadWaiting(tx, activityId, editId)
    if (before.version !== version) throw refusals.changedMeanwhile
    const base = (await loadVersion(tx, activityId, edit.baseVersion)) ?? before.fields
    const { clashes, taken } = comparison(base, before.fields, edit.patch)
    const asked = [...clashes, ...taken]
    const unanswered = asked.filter((name) => chosen[name] !== 'current' && chosen[name] !== 'offered')
    if (unanswered.length > 0)
      throw new FormRefusal(
        Object.fromEntries(unanswered.map((name) => [`chon.${name}`, editRefusals.notChosen.message])),
      )
    const offered = asked.filter((name) => chosen[name] === 'offered')
    if (before.state === 'withdrawn' && offered.length > 0) throw refusals.withdrawn
    const after: Activity =
      offered.length === 0
        ? before
        : { ...before, fields: withFields(before.fields, edit.patch, offered), version: before.version + 1 }
    if (after !== before) {
      const pins = await checkActivity(context, after.fields, before.fields)
      await saveActivity(tx, after, pins)
    }
    await settleEdit(tx, editId, after)
    audit({
      subjectKind: 'activity',
      subjectId: activityId,
      bodyId: before.bodyId,
      before: { version: before.version },
      after: { version: after.version, chosen },
    })
    return after
  },
})
