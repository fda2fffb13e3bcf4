import type { Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database/database.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { refusals, type StoredFile } from '#platform/files/stored-file.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    stored_file: StoredFileTable
  }
}

export type StoredFileTable = {
  id: string
  sha256: string
  name: string
  size_bytes: number
  kind: string
  state: StoredFile['state']
  scan_tried_at: Date | null
  threat: string | null
  uploaded_by: string | null
  at: Date
}

/** Refuses (404) when there is none. Who may see it is for the caller to know: a file belongs to what it hangs on. */
export async function loadFile(db: Db, id: string): Promise<StoredFile> {
  const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refusals.missing
  return fileOf(row)
}

/** In the order of the ids; ids without a file are left out. */
export async function listFiles(db: Db, ids: readonly string[]): Promise<StoredFile[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('stored_file').selectAll().where('id', 'in', ids).execute()
  const files = new Map(rows.map((row) => [row.id, fileOf(row)]))
  return ids.map((id) => files.get(id)).filter((file) => file !== undefined)
}

/** The first upload of the same bytes. A quarantined one, where there is one. */
export async function findSameFile(db: Db, sha256: string): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom('stored_file')
    .selectAll()
    .where('sha256', '=', sha256)
    .orderBy((order) => order.case().when('state', '=', 'quarantined').then(0).else(1).end())
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row && fileOf(row)
}

export async function addFile(tx: Tx, file: StoredFile): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      id: file.id,
      sha256: file.sha256,
      name: file.name,
      size_bytes: file.sizeBytes,
      kind: file.kind,
      state: file.state,
      scan_tried_at: file.scanTriedAt,
      threat: file.threat,
      uploaded_by: file.uploadedBy,
      at: file.at,
    })
    .execute()
}

function fileOf(row: Selectable<StoredFileTable>): StoredFile {
  const { id, sha256, name } = row
  const rest = { sizeBytes: row.size_bytes, scanTriedAt: row.scan_tried_at, uploadedBy: row.uploaded_by, at: row.at }
  const kind = row.kind as FileKind
  return row.state === 'quarantined'
    ? { id, sha256, name, kind, ...rest, state: 'quarantined', threat: row.threat! }
    : { id, sha256, name, kind, ...rest, state: row.state, threat: null }
}
