import { refusals } from '#domains/activities/activity.ts'
import type { Db } from '#platform/database/database.ts'
import { listFiles } from '#platform/files/stored-file.store.ts'
import { fileMark, type StoredFile } from '#platform/files/stored-file.ts'

export type ActivityFile = {
  id: string
  what: 'photo' | 'attendance'
  stored: StoredFile
  mark: string | undefined
  by: string
  at: Date
}

export const activityFilesMax = 30

export async function listActivityFiles(db: Db, activityId: string): Promise<ActivityFile[]> {
  const rows = await db
    .selectFrom('activity_file')
    .innerJoin('person', 'person.id', 'activity_file.added_by')
    .select(['activity_file.id', 'what', 'file_id as fileId', 'added_at as at', 'person.name as by'])
    .where('activity_id', '=', activityId)
    .orderBy('added_at')
    .orderBy('activity_file.id')
    .limit(activityFilesMax)
    .execute()
  const files = await listFiles(
    db,
    rows.map(({ fileId }) => fileId),
  )
  const stored = new Map(files.map((file) => [file.id, file]))
  return rows.map(({ fileId, ...row }) => {
    const file = stored.get(fileId)!
    return { ...row, stored: file, mark: fileMark(file) }
  })
}

export async function findActivityFile(db: Db, activityId: string, id: string): Promise<ActivityFile> {
  const file = (await listActivityFiles(db, activityId)).find((one) => one.id === id)
  if (file === undefined) throw refusals.notFound
  return file
}
