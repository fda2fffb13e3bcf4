import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { lockActivity } from '#domains/activities/activity.store.ts'
import { refusals } from '#domains/activities/activity.ts'
import { activityFilesMax, listActivityFiles } from '#domains/activities/activity-files.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, idField } from '#platform/acts/fields.ts'
import { documentKinds, pictureKinds } from '#platform/files/file-kind.ts'
import { checkFileCount, keepFile } from '#platform/files/keep-file.ts'

export const fileSizeMbMax = 20
export const filesAtOnceMax = 10

/** Kèm ảnh, danh sách người dự: pictures of what was done, and the sheet that people signed. */
export const addActivityFile = act({
  name: 'activities.add-file',
  may: 'record activities',
  parse: z.object({
    activityId: idField(),
    what: z.enum(['photo', 'attendance'], { error: 'Hãy chọn ảnh hay danh sách người dự.' }),
    files: filesField('files'),
  }).parse,
  async run(
    { tx, house, actor, now, audit },
    { activityId, what, files },
  ): Promise<{ activityId: string; count: number }> {
    if (files.length === 0) throw new FormRefusal({ files: 'Hãy chọn ít nhất một tệp.' })
    checkFileCount(files, filesAtOnceMax)
    const activity = await lockActivity(tx, actor, activityId)
    if (activity.state === 'withdrawn') throw refusals.withdrawn
    const before = await listActivityFiles(tx, activityId)
    if (before.length + files.length > activityFilesMax) throw refusals.filesFull
    const by = personIdOf(actor)
    let count = 0
    for (const { name, bytes } of files) {
      const kept = await keepFile(tx, house, {
        name,
        content: bytes,
        uploadedBy: by,
        now,
        allowed: what === 'photo' ? pictureKinds : [...pictureKinds, ...documentKinds],
        sizeBytesMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax) * 1_048_576,
      })
      // the same picture again, after a broken line, is the same picture
      if (before.some(({ stored }) => stored.sha256 === kept.sha256)) continue
      await tx
        .insertInto('activity_file')
        .values({
          id: newId(now.getTime()),
          activity_id: activityId,
          file_id: kept.id,
          what,
          added_by: by,
          added_at: now,
        })
        .execute()
      count += 1
    }
    audit({ subjectKind: 'activity', subjectId: activityId, bodyId: activity.bodyId, after: { what, files: count } })
    return { activityId, count }
  },
})
