import { z } from 'zod'
import { lockActivity } from '#domains/activities/activity.store.ts'
import { findActivityFile } from '#domains/activities/activity-files.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Gỡ một tệp kèm nhầm. */
export const removeActivityFile = act({
  name: 'activities.remove-file',
  may: 'record activities',
  parse: z.object({ activityId: idField(), fileId: idField() }).parse,
  async run({ tx, actor, audit }, { activityId, fileId }): Promise<void> {
    const activity = await lockActivity(tx, actor, activityId)
    const { stored } = await findActivityFile(tx, activityId, fileId)
    await tx.deleteFrom('activity_file').where('id', '=', fileId).execute()
    audit({ subjectKind: 'activity', subjectId: activityId, bodyId: activity.bodyId, before: { file: stored.name } })
  },
})
