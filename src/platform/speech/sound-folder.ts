import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoreMissing } from '#platform/files/file-folder.ts'
import { readAsked } from '#platform/files/read-asked.ts'
import { writeAside } from '#platform/files/write-aside.ts'

/** A file that was made of a text: `<32 hexadecimal>.mp3`. Made anew at any time, so backups leave it out. */
const namePattern = /^[0-9a-f]{32}\.(?:mp3|wav)$/

export function isSoundName(name: string): boolean {
  return namePattern.test(name)
}

/** The bytes; undefined when it is not made. Being asked for keeps it from being swept. */
export async function findSound(dataFolder: string, name: string, now: Date): Promise<Buffer | undefined> {
  return isSoundName(name) ? readAsked(pathOf(dataFolder, name), now) : undefined
}

export async function hasSound(dataFolder: string, name: string): Promise<boolean> {
  return (await sizeOfSound(dataFolder, name)) !== undefined
}

export async function sizeOfSound(dataFolder: string, name: string): Promise<number | undefined> {
  try {
    return (await stat(pathOf(dataFolder, name))).size
  } catch (error) {
    ignoreMissing(error)
    return undefined
  }
}

export async function keepSound(dataFolder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeAside(pathOf(dataFolder, name), bytes)
}

/** Takes away what nobody asked for since so long, then the longest unasked for until the rest is small enough. Returns how many. */
export async function sweepSounds(
  dataFolder: string,
  limits: { unaskedSince: Date; bytesMax: number },
): Promise<number> {
  const files: { path: string; askedAt: number; size: number }[] = []
  for (const folder of await readdir(soundFolder(dataFolder)).catch(() => []))
    for (const name of await readdir(join(soundFolder(dataFolder), folder)).catch(() => [])) {
      const path = join(soundFolder(dataFolder), folder, name)
      const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY, size: 0 }))
      files.push({ path, askedAt: mtimeMs, size })
    }
  files.sort((one, other) => other.askedAt - one.askedAt)
  let kept = 0
  let removed = 0
  for (const { path, askedAt, size } of files) {
    kept += size
    if (askedAt >= limits.unaskedSince.getTime() && kept <= limits.bytesMax) continue
    kept -= size
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

function pathOf(dataFolder: string, name: string): string {
  return join(soundFolder(dataFolder), name.slice(0, 2), name.slice(2))
}

function soundFolder(dataFolder: string): string {
  return join(dataFolder, 'sounds')
}
