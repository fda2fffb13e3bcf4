import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a backup carries beside the database, by the names that stand in it. Written mail and the lock stay behind. */
export function carriedFolders(dataFolder: string): { files: string; quarantine: string } {
  return { files: join(dataFolder, 'files'), quarantine: join(dataFolder, 'quarantine') }
}

export function secretKeyPath(dataFolder: string): string {
  return join(dataFolder, 'secret.key')
}

/**
 * The key seals what the database holds of second factors, so a backup without it would lose them. A backup carries
 * folders: here the key lies alone in one, while `work` runs.
 */
export async function withKeyFolder<T>(dataFolder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(dataFolder, '.backup-keys-'))
  try {
    if (existsSync(secretKeyPath(dataFolder))) await copyFile(secretKeyPath(dataFolder), join(folder, 'secret.key'))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where a restore puts the folder with the key, and `placeKey` takes it from. */
export function restoredKeys(dataFolder: string): string {
  return join(dataFolder, '.restored-keys')
}

export async function placeKey(dataFolder: string): Promise<void> {
  const folder = restoredKeys(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (existsSync(join(folder, 'secret.key'))) await rename(join(folder, 'secret.key'), secretKeyPath(dataFolder))
  await rm(folder, { recursive: true, force: true })
}
