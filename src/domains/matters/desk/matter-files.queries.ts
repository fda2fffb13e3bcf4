import type { Selectable } from 'kysely'
import { refusals } from '#domains/matters/matter.ts'
import type { Db } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { fileMark, type StoredFile } from '#platform/files/stored-file.ts'

export type MatterFile = {
  id: string
  origin: 'person' | 'office' | 'stripped'
  stored: StoredFile
  mark: string | undefined
}

const filesMax = 200

/** What belongs to a matter: of its whole submission, and its own. */
export async function listMatterFiles(db: Db, matter: { id: string; submissionId: string }): Promise<MatterFile[]> {
  const rows = await db
    .selectFrom('matter_file')
    .innerJoin('stored_file', 'stored_file.id', 'matter_file.file_id')
    .selectAll('stored_file')
    .select(['matter_file.id as matterFileId', 'matter_file.origin'])
    .where('matter_file.submission_id', '=', matter.submissionId)
    .where((on) => on.or([on('matter_file.matter_id', 'is', null), on('matter_file.matter_id', '=', matter.id)]))
    .orderBy('matter_file.added_at')
    .orderBy('matter_file.id')
    .limit(filesMax)
    .execute()
  return rows.map((row) => {
    const stored = storedFileOf(row)
    return { id: row.matterFileId, origin: row.origin, stored, mark: fileMark(stored) }
  })
}

export function storedFileOf(row: Selectable<Tables['stored_file']>): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    kind: row.kind as FileKind,
    scanTriedAt: row.scan_tried_at,
    uploadedBy: row.uploaded_by,
    at: row.at,
    state: row.state,
    threat: row.threat,
  } as StoredFile
}

export async function findMatterFile(
  db: Db,
  matter: { id: string; submissionId: string },
  matterFileId: string,
): Promise<MatterFile> {
  const file = (await listMatterFiles(db, matter)).find(({ id }) => id === matterFileId)
  if (file === undefined) throw refusals.notFound
  return file
}
