import { z } from 'zod'
import { taskIdsField } from '#domains/activities/activity-fields.ts'
import { findTasksElsewhere } from '#domains/activities/acts/steps/check-activity.ts'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Gắn bài phát thanh vào nhiệm vụ, approved or not: what is counted of it from now on counts there. */
export const linkScriptTasks = act({
  name: 'activities.link-script-tasks',
  may: 'keep broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField(), taskIds: taskIdsField }).parse,
  async run({ tx, actor, now, audit }, { taskIds, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'keep broadcasts', form)
    if (script.state === 'withdrawn') throw refusals.withdrawn
    const elsewhere = await findTasksElsewhere({ tx, actor }, taskIds, script.taskIds)
    if (elsewhere !== undefined) throw new FormRefusal({ taskIds: elsewhere })
    const after: Script = { ...script, taskIds, version: script.version + 1 }
    await saveScript(tx, after, now)
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      before: { taskIds: script.taskIds },
      after: { taskIds },
    })
    return after
  },
})
