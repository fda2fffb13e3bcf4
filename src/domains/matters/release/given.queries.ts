import { listReleaseFiles } from '#domains/matters/release/release.store.ts'
import { type Given, refusals } from '#domains/matters/release/release.ts'
import type { Db } from '#platform/database/database.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'

/** Of approved answers alone. */
export async function listGiven(db: Db, matterId: string): Promise<Given[]> {
  const rows = await db
    .selectFrom('matter_release')
    .innerJoin('matter_answer', (on) =>
      on
        .onRef('matter_answer.matter_id', '=', 'matter_release.matter_id')
        .onRef('matter_answer.number', '=', 'matter_release.number'),
    )
    .selectAll('matter_release')
    .where('matter_release.matter_id', '=', matterId)
    .where('matter_answer.state', '=', 'approved')
    .orderBy('matter_release.number', 'desc')
    .limit(20)
    .execute()
  const given: Given[] = []
  for (const { number, outcome, parts, how, cost } of rows) {
    const files = (await listReleaseFiles(db, matterId, number)).map(({ original: _, ...file }) => file)
    given.push({ matterId, number, outcome, parts, how, cost, files })
  }
  return given
}

/** A file for whoever holds the code of its submission; the original is never found here. */
export async function findGivenFile(
  db: Db,
  submissionIds: readonly string[],
  matterId: string,
  fileId: string,
): Promise<StoredFile> {
  const own = await db.selectFrom('matter').select('submission_id').where('id', '=', matterId).executeTakeFirst()
  if (own === undefined || !submissionIds.includes(own.submission_id)) throw refusals.noFile
  const files = (await listGiven(db, matterId)).flatMap(({ files: some }) => some)
  const file = files.find(({ id }) => id === fileId)
  if (file === undefined) throw refusals.noFile
  return file.given
}
