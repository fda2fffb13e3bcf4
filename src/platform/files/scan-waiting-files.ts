import type { Db } from '#platform/database/database.ts'
import { type ScanResult, scanFile } from '#platform/files/clamd.ts'
import { findWrittenAt, moveToQuarantine, pathOf } from '#platform/files/file-folder.ts'
import type { FileStore } from '#platform/files/stored-file.ts'

export type ScanRound = {
  clean: number
  /** What was put in quarantine, for the people who watch over the system. */
  infected: { sha256: string; threat: string }[]
  /** Why the scanner could not be asked; the round ended there. */
  unavailable: string | undefined
}

const roundMax = 100
const againAfterMs = 10 * 60_000

/**
 * A round of the scanner over files not scanned yet, each content once (see `files.jobs.ts` for when). No transaction is
 * open while the scanner works. A file that could not be scanned is tried again after ten minutes.
 */
export async function scanWaitingFiles(db: Db, store: FileStore, now: Date): Promise<ScanRound> {
  const round: ScanRound = { clean: 0, infected: [], unavailable: undefined }
  if (store.clamdAddress === undefined) return round
  for (const sha256 of await listWaiting(db, now)) {
    const path = pathOf(store.dataFolder, sha256)
    // A row without bytes is for the check of the backup to tell; the scanner has nothing to say about it.
    if ((await findWrittenAt(path)) === undefined) continue
    const scan = await scanFile(store.clamdAddress, path)
    await noteScan(db, sha256, scan, now)
    switch (scan.result) {
      case 'clean':
        round.clean++
        break
      case 'infected':
        await moveToQuarantine(store.dataFolder, sha256)
        round.infected.push({ sha256, threat: scan.threat })
        break
      case 'unavailable':
        return { ...round, unavailable: scan.reason }
    }
  }
  return round
}

async function listWaiting(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('stored_file')
    .select('sha256')
    .where('state', '=', 'unscanned')
    .where((where) =>
      where.or([
        where('scan_tried_at', 'is', null),
        where('scan_tried_at', '<', new Date(now.getTime() - againAfterMs)),
      ]),
    )
    .groupBy('sha256')
    .orderBy(
      (order) => order.fn.min('scan_tried_at'),
      (order) => order.asc().nullsFirst(),
    )
    .orderBy((order) => order.fn.min('at'))
    .limit(roundMax)
    .execute()
  return rows.map((row) => row.sha256)
}

/** All uploads of the bytes at once. The row first, then the file: a crash between leaves it unserved, not served. */
async function noteScan(db: Db, sha256: string, scan: ScanResult, now: Date): Promise<void> {
  const files = db.updateTable('stored_file').set({ scan_tried_at: now }).where('sha256', '=', sha256)
  if (scan.result === 'infected') await files.set({ state: 'quarantined', threat: scan.threat }).execute()
  else if (scan.result === 'clean') await files.where('state', '=', 'unscanned').set({ state: 'clean' }).execute()
  else await files.where('state', '=', 'unscanned').execute()
}
