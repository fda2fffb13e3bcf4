import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import type { JobState } from '#platform/jobs/job-tables.ts'

/**
 * Việc nền: what may wait, written as a row in the transaction of the act that wants it.
 * waiting → running → done; a failure goes back to waiting, later each time; after the last attempt dead, kept with its error.
 */
export type Job = {
  id: string
  kind: string
  payload: unknown
  state: JobState
  runAt: Date
  /** Attempts begun so far. */
  attempts: number
  attemptsMax: number
  /** `total` undefined while the work does not know how much there is. */
  progress: { done: number; total: number | undefined; note: string | undefined } | undefined
  lastError: string | undefined
  createdAt: Date
  finishedAt: Date | undefined
}

/**
 * Does one job. It may run more than once (a worker that is killed after its work and before it says so is replaced), so either
 * the work can be repeated without harm, or its effects and `work.complete(tx)` are in one transaction: then it counts exactly
 * once, because a job that was completed, or given to another worker meanwhile, makes `complete` throw and roll back.
 * A `Refusal` ends the job at once: trying again would not help.
 */
export type JobHandler = (work: JobWork, payload: unknown) => Promise<void>

export type JobWork = {
  jobId: string
  /** 1 for the first attempt. */
  attempt: number
  database: Database
  clock: Clock
  /** Aborted when the worker stops or has lost the job; long work looks at it between its chunks. */
  signal: AbortSignal
  /** For the progress page; written at most once a second. Call it between transactions, not inside one. */
  report(done: number, total?: number, note?: string): Promise<void>
  /** Marks the job as done in the transaction of its last effects. Throws when the job is no longer ours. */
  complete(tx: Tx): Promise<void>
}

/** A job whose whole work is one transaction: exactly once. */
export function inOneTransaction(run: (tx: Tx, payload: unknown, clock: Clock) => Promise<void>): JobHandler {
  return (work, payload) =>
    work.database.transaction(async (tx) => {
      await run(tx, payload, work.clock)
      await work.complete(tx)
    })
}

/** Seconds until the next attempt: 5, 10, 20, … up to an hour, each ± 20 % so that failures of one moment spread out. */
export function delayBeforeNextAttempt(attempts: number, random = Math.random()): number {
  return Math.min(5 * 2 ** (attempts - 1), 3600) * (0.8 + 0.4 * random)
}
