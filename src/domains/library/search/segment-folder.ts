import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where the index files lie: `<data>/search/<sha256>.seg`. They follow from the database and are no part of a backup; a file
 * never changes, so that several processes may read it.
 */
export function segmentPath(dataFolder: string, sha256: string): string {
  return join(segmentFolder(dataFolder), `${sha256}.seg`)
}

export function segmentFolder(dataFolder: string): string {
  return join(dataFolder, 'search')
}

export type WrittenSegment = { sha256: string; sizeBytes: number }

/** Written aside, on the disk before it has its name: a process that is killed leaves at most a file that nothing names. */
export async function writeSegmentFile(dataFolder: string, bytes: Uint8Array): Promise<WrittenSegment> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await mkdir(segmentFolder(dataFolder), { recursive: true, mode: 0o700 })
  const path = segmentPath(dataFolder, sha256)
  const aside = `${path}.${process.pid}${partEnding}`
  const file = await open(aside, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
  return { sha256, sizeBytes: bytes.byteLength }
}

/** The bytes of a segment; undefined when the file is not there, or is not what was written. */
export async function readSegmentFile(
  dataFolder: string,
  { sha256, sizeBytes }: WrittenSegment,
): Promise<Uint8Array | undefined> {
  const hash = createHash('sha256')
  const bytes = new Uint8Array(sizeBytes)
  let at = 0
  try {
    // chunk by chunk, so that pages are answered in between
    for await (const chunk of createReadStream(segmentPath(dataFolder, sha256), { highWaterMark: chunkBytes })) {
      if (at + chunk.length > sizeBytes) return undefined
      hash.update(chunk)
      bytes.set(chunk, at)
      at += chunk.length
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return at === sizeBytes && hash.digest('hex') === sha256 ? bytes : undefined
}

/** Takes away what was left half written and what no row names any more. */
export async function removeOldSegments(dataFolder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await namesIn(segmentFolder(dataFolder))) {
    const isOurs = name.endsWith('.seg') || name.endsWith(partEnding)
    if (isOurs && !kept.has(name.replace(/\.seg$/u, '')))
      await rm(join(segmentFolder(dataFolder), name), { force: true })
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

const partEnding = '.part'
const chunkBytes = 4 * 1_048_576
