import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file that came in and lies aside, synced to the disk, not yet under its own name. */
export type Incoming = { path: string; sha256: string; sizeBytes: number }

export type Content = Uint8Array | AsyncIterable<Uint8Array>

/** `<data>/files/ab/cdef…` by the SHA-256 of the content. */
export function pathOf(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2))
}

export function incomingFolder(dataFolder: string): string {
  return join(dataFolder, 'files', 'incoming')
}

export function quarantinePath(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'quarantine', sha256)
}

/** Writes the content aside and syncs it. Throws `tooLarge` as soon as more than `sizeBytesMax` came, and keeps nothing. */
export async function writeIncoming(
  dataFolder: string,
  content: Content,
  limit: { sizeBytesMax: number; tooLarge: Error },
): Promise<Incoming> {
  const folder = incomingFolder(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(16).toString('hex'))
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      sizeBytes += chunk.length
      if (sizeBytes > limit.sizeBytesMax) throw limit.tooLarge
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (error) {
    await file.close()
    await unlink(path)
    throw error
  }
  await file.close()
  return { path, sha256: hash.digest('hex'), sizeBytes }
}

/**
 * Puts a file that came in under its own name. It always replaces what lies there, though the bytes are the same: a
 * fresh file is never taken for a forgotten one by the sweep that runs at this moment.
 */
export async function placeIncoming(dataFolder: string, incoming: Incoming): Promise<void> {
  const path = pathOf(dataFolder, incoming.sha256)
  const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(incoming.path, path)
  await syncFolder(dirname(path))
  if (made !== undefined) await syncFolder(dirname(dirname(path)))
}

export async function discardIncoming(incoming: Incoming): Promise<void> {
  await unlink(incoming.path).catch(ignoreMissing)
}

/** Moves the bytes where nothing serves them; the owner of the process may look at them there. */
export async function moveToQuarantine(dataFolder: string, sha256: string): Promise<void> {
  const target = quarantinePath(dataFolder, sha256)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rename(pathOf(dataFolder, sha256), target).catch(ignoreMissing)
  await chmod(target, 0o400).catch(ignoreMissing)
}

/** The age of what lies at a path, by its last writing; undefined when nothing does. */
export async function findWrittenAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime
  } catch (error) {
    ignoreMissing(error)
    return undefined
  }
}

export function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
