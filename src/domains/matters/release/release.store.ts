import { newId } from '#base/ids.ts'
import { storedFileOf } from '#domains/matters/desk/matter-files.queries.ts'
import { type GivenFile, type Release, refusals, releaseFilesMax } from '#domains/matters/release/release.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { fileMark, type StoredFile } from '#platform/files/stored-file.ts'

/** What was decided with one answer of a matter. */
export async function findRelease(db: Db, matterId: string, number: number): Promise<Release | undefined> {
  const row = await db
    .selectFrom('matter_release')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { matterId, number, outcome: row.outcome, parts: row.parts, how: row.how, cost: row.cost }
}

export async function saveRelease(tx: Tx, release: Release, by: { personId: string; at: Date }): Promise<void> {
  const { matterId, number, outcome, parts, how, cost } = release
  const row = { outcome, parts: json(parts), how, cost, written_by: by.personId, written_at: by.at }
  await tx
    .insertInto('matter_release')
    .values({ matter_id: matterId, number, ...row })
    .onConflict((on) => on.columns(['matter_id', 'number']).doUpdateSet(row))
    .execute()
}

export type ReleaseFile = GivenFile & {
  /** Stays at the desk; null: what goes out is the whole. */
  original: StoredFile | null
}

export async function listReleaseFiles(db: Db, matterId: string, number: number): Promise<ReleaseFile[]> {
  const rows = await db
    .selectFrom('matter_release_file')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('number', '=', number)
    .orderBy('added_at')
    .orderBy('id')
    .limit(releaseFilesMax)
    .execute()
  const ids = rows.flatMap(({ given_id, original_id }) => (original_id === null ? [given_id] : [given_id, original_id]))
  if (ids.length === 0) return []
  const stored = await db.selectFrom('stored_file').selectAll().where('id', 'in', ids).execute()
  const files = new Map(stored.map((row) => [row.id, storedFileOf(row)]))
  return rows.map(({ id, label, given_id, original_id }) => {
    const given = files.get(given_id)!
    return {
      id,
      label,
      given,
      givenMark: fileMark(given),
      original: original_id === null ? null : files.get(original_id)!,
    }
  })
}

export async function addReleaseFile(
  tx: Tx,
  release: { matterId: string; number: number },
  file: { label: string; givenId: string; originalId: string | null },
  by: { personId: string; at: Date },
): Promise<void> {
  if ((await listReleaseFiles(tx, release.matterId, release.number)).length >= releaseFilesMax) throw refusals.full
  await tx
    .insertInto('matter_release_file')
    .values({
      id: newId(by.at.getTime()),
      matter_id: release.matterId,
      number: release.number,
      label: file.label,
      given_id: file.givenId,
      original_id: file.originalId,
      added_at: by.at,
      added_by: by.personId,
    })
    .execute()
}

export async function removeReleaseFile(
  tx: Tx,
  release: { matterId: string; number: number },
  id: string,
): Promise<void> {
  await tx
    .deleteFrom('matter_release_file')
    .where('id', '=', id)
    .where('matter_id', '=', release.matterId)
    .where('number', '=', release.number)
    .execute()
}

/** A request turned out to denounce: what was decided on it may repeat its words. */
export async function forgetReleases(tx: Tx, submissionId: string): Promise<void> {
  const ids = tx.selectFrom('matter').select('id').where('submission_id', '=', submissionId)
  await tx.deleteFrom('matter_release').where('matter_id', 'in', ids).execute()
}
