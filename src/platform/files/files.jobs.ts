import type { Db } from '#platform/database/database.ts'
import { removeOrphans } from '#platform/files/remove-orphans.ts'
import { scanWaitingFiles } from '#platform/files/scan-waiting-files.ts'
import type { FileStore } from '#platform/files/stored-file.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** Told of what a person should know: a file in quarantine, a scanner that does not answer. */
type Report = (line: Record<string, unknown>) => void

const scanKind = 'files.scan'
const sweepKind = 'files.sweep'
const scanAgainAfterMs = 10 * 60_000

/** By kind of job: `files.scan`, written with every upload when there is a scanner; `files.sweep`, nightly. */
export function fileJobs(
  store: FileStore,
  report: (line: Record<string, unknown>) => void,
): Record<string, JobHandler> {
  return {
    [scanKind]: (work) => scan(work, store, report),
    [sweepKind]: async (work) => {
      const removed = await removeOrphans(work.database.kysely, store.dataFolder, work.clock.now())
      if (removed > 0) report({ at: sweepKind, removed })
    },
  }
}

export const fileSchedules: Schedule[] = [{ kind: sweepKind, at: '03:40' }]

/** One job an upload, so that no act waits for another's; the first that runs scans what all of them brought. */
export async function enqueueScan(tx: Db, fileId: string, runAt: Date): Promise<void> {
  await enqueue(tx, { kind: scanKind, payload: {}, runAt, uniqueKey: fileId })
}

async function scan(work: JobWork, store: FileStore, report: Report): Promise<void> {
  const db = work.database.kysely
  for (;;) {
    const now = work.clock.now()
    const round = await scanWaitingFiles(db, store, now)
    for (const { sha256, threat } of round.infected) report({ at: 'files.scan', quarantined: sha256, threat })
    if (round.unavailable !== undefined) {
      report({ at: 'files.scan', unavailable: round.unavailable })
      return enqueueScan(db, 'again', new Date(now.getTime() + scanAgainAfterMs))
    }
    if (round.clean + round.infected.length === 0 || work.signal.aborted) return
  }
}
