import { refusals } from '#domains/matters/matter.ts'
import { listReleaseFiles, type ReleaseFile } from '#domains/matters/release/release.store.ts'
import type { Db } from '#platform/database/database.ts'

/** For the desk, original included; of any answer of the matter. */
export async function findReleaseFile(db: Db, matterId: string, fileId: string): Promise<ReleaseFile> {
  const row = await db
    .selectFrom('matter_release_file')
    .select('number')
    .where('matter_id', '=', matterId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  const files = row === undefined ? [] : await listReleaseFiles(db, matterId, row.number)
  const file = files.find(({ id }) => id === fileId)
  if (file === undefined) throw refusals.notFound
  return file
}
