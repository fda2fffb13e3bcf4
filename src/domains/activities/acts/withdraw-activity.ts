import { z } from 'zod'
import { lockActivity, saveWithdrawal } from '#domains/activities/activity.store.ts'
import { type Activity, refusals } from '#domains/activities/activity.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Rút một hoạt động ghi nhầm: with the reason; it counts nowhere from now on and stays readable. */
export const withdrawActivity = act({
  name: 'activities.withdraw',
  may: 'record activities',
  parse: z.object({ activityId: idField(), version: versionField(), reason: textField('lý do rút', 10, 500) }).parse,
  async run({ tx, actor, audit }, { activityId, version, reason }): Promise<Activity> {
    const before = await lockActivity(tx, actor, activityId)
    if (before.state === 'withdrawn') throw refusals.withdrawn
    if (before.version !== version) throw refusals.changedMeanwhile
    // the version stays: it is of the fields
    const after: Activity = { ...before, state: 'withdrawn', reason }
    await saveWithdrawal(tx, after)
    audit({
      subjectKind: 'activity',
      subjectId: activityId,
      bodyId: before.bodyId,
      after: { state: 'withdrawn', reason },
    })
    return after
  },
})
