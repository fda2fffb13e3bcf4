import { type FileHandle, open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pathOf } from '#platform/files/file-folder.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { contentDisposition, downloadName } from '#platform/files/file-name.ts'
import { mayShowInline } from '#platform/files/keep-file.ts'
import { type FileStore, isAwaitingScan, refusals, type StoredFile } from '#platform/files/stored-file.ts'
import type { Answer } from '#platform/http/answer.ts'

export type Serving = { how: 'attachment' | 'inline'; now: Date }

/**
 * A kept file as an answer; the caller has checked who may see it. Saved by default; PDF and pictures may be shown.
 * Nothing in it can run in our pages: the type is ours, sniffing is off, the browser puts it in a sandbox.
 * Refuses what is quarantined or waits for its first scan.
 */
export async function fileResponse(store: FileStore, file: StoredFile, serving: Serving): Promise<Answer> {
  const handle = await openKept(store, file, serving.now)
  const how = serving.how === 'inline' && mayShowInline(file) ? 'inline' : 'attachment'
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': describeKind(file.kind).mime,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': contentDisposition(how, downloadName(file.name, file.kind)),
      'Content-Security-Policy': sandbox,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
    body: Readable.toWeb(handle.createReadStream()) as ReadableStream,
  }
}

/** The bytes, for readers of documents. At most what was allowed when it was kept. The same refusals. */
export async function readKeptFile(store: FileStore, file: StoredFile): Promise<Uint8Array> {
  if (file.state === 'quarantined') throw refusals.quarantined(file)
  return readFile(pathOf(store.dataFolder, file.sha256))
}

/** The same for what people hear or see in pieces: nor before its first scan, as whole files are. */
export async function readScannedFile(store: FileStore, file: StoredFile, now: Date): Promise<Uint8Array> {
  if (file.state !== 'quarantined' && isAwaitingScan(file, store, now)) throw refusals.awaitingScan
  return readKeptFile(store, file)
}

/** Chromium's PDF viewer works inside it too (seen with 156). */
const sandbox = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

async function openKept(store: FileStore, file: StoredFile, now: Date): Promise<FileHandle> {
  if (file.state === 'quarantined') throw refusals.quarantined(file)
  if (isAwaitingScan(file, store, now)) throw refusals.awaitingScan
  const handle = await open(pathOf(store.dataFolder, file.sha256), 'r')
  const { size } = await handle.stat()
  if (size === file.sizeBytes) return handle
  await handle.close()
  throw new Error(`The kept file ${file.id} has ${size} bytes on the disk and ${file.sizeBytes} in its row.`)
}
