import { randomBytes } from 'node:crypto'
import { link, mkdir, opendir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#platform/database/database.ts'
import { findWrittenAt, ignoreMissing, incomingFolder, pathOf } from '#platform/files/file-folder.ts'

const ageMsMin = 86_400_000
const askedAtOnceMax = 500

/**
 * Nightly: takes away bytes without a row, left by a crash or a rolled back act, when they are older than a day, so that
 * no open transaction can still mean them. Returns how many. Reads folder by folder, never the whole list.
 */
export async function removeOrphans(db: Db, dataFolder: string, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - ageMsMin)
  await mkdir(incomingFolder(dataFolder), { recursive: true, mode: 0o700 })
  let removed = await removeOld(incomingFolder(dataFolder), oldest)
  for (const prefix of await readdir(join(dataFolder, 'files'))) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue
    let some: string[] = []
    for await (const entry of await opendir(join(dataFolder, 'files', prefix))) {
      some.push(prefix + entry.name)
      if (some.length < askedAtOnceMax) continue
      removed += await removeWithoutRow(db, dataFolder, some, oldest)
      some = []
    }
    removed += await removeWithoutRow(db, dataFolder, some, oldest)
  }
  return removed
}

async function removeWithoutRow(db: Db, dataFolder: string, some: string[], oldest: Date): Promise<number> {
  const old: string[] = []
  for (const sha256 of some) if (await isOlder(pathOf(dataFolder, sha256), oldest)) old.push(sha256)
  if (old.length === 0) return 0
  const rows = await db.selectFrom('stored_file').select('sha256').where('sha256', 'in', old).execute()
  const kept = new Set(rows.map((row) => row.sha256))
  let removed = 0
  for (const sha256 of old) if (!kept.has(sha256) && (await removeOne(dataFolder, sha256, oldest))) removed++
  return removed
}

/**
 * Moved aside before it is deleted: an upload of the same bytes may have put a fresh file there since we looked, and
 * that one goes back to its place (unless a still newer one lies there).
 */
async function removeOne(dataFolder: string, sha256: string, oldest: Date): Promise<boolean> {
  const path = pathOf(dataFolder, sha256)
  const aside = join(incomingFolder(dataFolder), `orphan-${randomBytes(8).toString('hex')}`)
  await rename(path, aside).catch(ignoreMissing)
  const isOrphan = await isOlder(aside, oldest)
  if (!isOrphan) await link(aside, path).catch(ignoreNewerOrGone)
  await rm(aside, { force: true })
  return isOrphan
}

function ignoreNewerOrGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) ignoreMissing(error)
}

async function removeOld(folder: string, oldest: Date): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder)) {
    if (!(await isOlder(join(folder, name), oldest))) continue
    await rm(join(folder, name), { force: true })
    removed++
  }
  return removed
}

async function isOlder(path: string, oldest: Date): Promise<boolean> {
  const writtenAt = await findWrittenAt(path)
  return writtenAt !== undefined && writtenAt < oldest
}
