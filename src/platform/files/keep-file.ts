import { newId } from '#base/ids.ts'
import type { Tx } from '#platform/database/database.ts'
import { type Content, discardIncoming, placeIncoming, writeIncoming } from '#platform/files/file-folder.ts'
import { describeKind, type FileKind } from '#platform/files/file-kind.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { enqueueScan } from '#platform/files/files.jobs.ts'
import { sniff } from '#platform/files/sniff.ts'
import { addFile, findSameFile } from '#platform/files/stored-file.store.ts'
import { type FileStore, refusals, type StoredFile } from '#platform/files/stored-file.ts'

export type Upload = {
  name: string
  content: Content
  uploadedBy: string | null
  now: Date
  allowed: readonly FileKind[]
  sizeBytesMax: number
}

/** A kept file, and the first upload of the same bytes when they came before. */
export type KeptFile = StoredFile & { sameAs: StoredFile | undefined }

/**
 * Keeps an uploaded file: the bytes in the data folder, the row in the act's transaction. Refuses what is empty, too
 * large, runs, carries scripts or macros, is locked or damaged, or is not of an allowed kind: by content, not by name.
 * When the act is rolled back the bytes stay behind, and `removeOrphans` takes them away.
 */
export async function keepFile(tx: Tx, store: FileStore, upload: Upload): Promise<KeptFile> {
  const name = cleanFileName(upload.name)
  const { sizeBytesMax, allowed } = upload
  const limit = { sizeBytesMax, tooLarge: refusals.tooLarge(name, sizeBytesMax) }
  const incoming = await writeIncoming(store.dataFolder, upload.content, limit)
  try {
    if (incoming.sizeBytes === 0) throw refusals.empty(name)
    const kind = await kindAllowed(incoming.path, name, allowed)
    const sameAs = await findSameFile(tx, incoming.sha256)
    if (sameAs?.state === 'quarantined') throw refusals.knownThreat(name, sameAs.threat)
    const { sha256, sizeBytes } = incoming
    const { uploadedBy, now } = upload
    const file: StoredFile = {
      id: newId(now.getTime()),
      sha256,
      name,
      sizeBytes,
      kind,
      state: 'unscanned',
      threat: null,
      scanTriedAt: null,
      uploadedBy,
      at: now,
    }
    await placeIncoming(store.dataFolder, incoming)
    await addFile(tx, file)
    if (store.clamdAddress !== undefined) await enqueueScan(tx, file.id, now)
    return { ...file, sameAs }
  } finally {
    await discardIncoming(incoming)
  }
}

async function kindAllowed(path: string, name: string, allowed: readonly FileKind[]): Promise<FileKind> {
  const sniffed = await sniff(path, name)
  switch (sniffed) {
    case 'runnable':
    case 'active':
    case 'macros':
    case 'locked':
    case 'damaged':
    case 'unpacks too large':
    case 'unknown':
      throw refusals.unwanted(name, sniffed, allowed)
    default:
      if (!allowed.includes(sniffed)) throw refusals.notAllowed(name, sniffed, allowed)
      return sniffed
  }
}

/** Before `keepFile` in a loop. */
export function checkFileCount(files: readonly unknown[], countMax: number): void {
  if (files.length > countMax) throw refusals.tooMany(countMax)
}

/** Whether a kept file may be shown in the browser (PDF, pictures) and not only saved. */
export function mayShowInline(file: StoredFile): boolean {
  return describeKind(file.kind).inline === true
}
