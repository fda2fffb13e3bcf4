import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from '#platform/database/database.ts'
import { delayBeforeNextAttempt } from '#platform/jobs/job.ts'

/** A job taken by one worker until the lease ends; the token proves it. */
export type LeasedJob = {
  id: string
  kind: string
  payload: unknown
  attempts: number
  attemptsMax: number
  token: string
}

export class LeaseLost extends Error {
  constructor(id: string) {
    super(`Job ${id} is completed already or was given to another worker.`)
    this.name = 'LeaseLost'
  }
}

/**
 * Takes the job that is due longest, or one whose worker has not renewed its lease; undefined when there is none. Leases are
 * measured by the clock of the database, the same for all workers. `mine`: leases of this very worker, which only look expired
 * when a long transaction kept the heartbeat waiting. `waitersFirst`: what can wait is looked at before the rest; a worker says so
 * at every fourth taking, so that neither waits for all of the other.
 */
export async function takeJob(
  db: Db,
  wish: { kinds: string[]; now: Date; leaseMs: number; mine: string[]; waitersFirst?: boolean },
): Promise<LeasedJob | undefined> {
  const due = (canWait: boolean) => sql`select id from job
    where state = 'waiting' and can_wait = ${canWait} and run_at <= ${wish.now} and kind = any(${wish.kinds})
    order by run_at, id for update skip locked limit 1`
  const canWait = wish.waitersFirst ?? false
  const candidates = [
    sql`select id from job where state = 'running' and leased_until < now() and kind = any(${wish.kinds})
      and lease_token <> all(${wish.mine}::uuid[]) order by leased_until for update skip locked limit 1`,
    due(canWait),
    due(!canWait),
  ]
  for (const candidate of candidates) {
    const { rows } = await sql<LeasedJob>`
      update job set state = 'running', lease_token = ${randomUUID()}, leased_until = now() + ${wish.leaseMs} * interval '1 millisecond',
        attempts = attempts + 1
      where id = (${candidate})
      returning id, kind, payload, attempts, attempts_max as "attemptsMax", lease_token as token`.execute(db)
    if (rows[0]) return rows[0]
  }
  return undefined
}

/** Renews the leases; returns the tokens that still hold. */
export async function renewLeases(db: Db, tokens: string[], leaseMs: number): Promise<string[]> {
  const { rows } = await sql<{ token: string }>`
    update job set leased_until = now() + ${leaseMs} * interval '1 millisecond'
    where state = 'running' and lease_token = any(${tokens}::uuid[]) returning lease_token as token`.execute(db)
  return rows.map((row) => row.token)
}

export async function completeJob(db: Db, job: LeasedJob): Promise<void> {
  const { rows } = await sql`
    update job set state = 'done', lease_token = null, leased_until = null, last_error = null, finished_at = now()
    where id = ${job.id} and lease_token = ${job.token} returning id`.execute(db)
  if (rows.length === 0) throw new LeaseLost(job.id)
}

/** Back to the queue with a delay, or dead: after the last attempt, or at once when trying again would not help. */
export async function failJob(
  database: Database,
  job: LeasedJob,
  failure: { error: string; hopeless: boolean; now: Date },
): Promise<void> {
  const dead = failure.hopeless || job.attempts >= job.attemptsMax
  const error = failure.error.slice(0, errorCharsMax)
  if (dead) {
    await sql`update job set state = 'dead', lease_token = null, leased_until = null, last_error = ${error}, finished_at = now()
      where id = ${job.id} and lease_token = ${job.token}`.execute(database.kysely)
    return
  }
  await giveBack(database.kysely, job, {
    error,
    runAt: new Date(failure.now.getTime() + delayBeforeNextAttempt(job.attempts) * 1000),
  })
}

/** A worker that stops gives its unfinished job back at once; that attempt does not count. */
export async function releaseJob(db: Db, job: LeasedJob, now: Date): Promise<void> {
  await giveBack(db, { ...job, attempts: job.attempts - 1 }, { error: null, runAt: now })
}

async function giveBack(db: Db, job: LeasedJob, next: { error: string | null; runAt: Date }): Promise<void> {
  // When the same wish was written again meanwhile, that one keeps the key; this one goes on without.
  await sql`
    update job set state = 'waiting', lease_token = null, leased_until = null, attempts = ${job.attempts}, run_at = ${next.runAt},
      last_error = coalesce(${next.error}, last_error),
      unique_key = case when exists (
        select 1 from job other where other.kind = job.kind and other.unique_key = job.unique_key and other.state = 'waiting'
      ) then null else unique_key end
    where id = ${job.id} and lease_token = ${job.token}`.execute(db)
}

export async function writeProgress(
  db: Db,
  job: LeasedJob,
  progress: { done: number; total?: number; note?: string },
): Promise<void> {
  const note = progress.note?.slice(0, 200) ?? null
  await sql`update job set progress_done = ${progress.done}, progress_total = ${progress.total ?? null}, progress_note = ${note}
    where id = ${job.id} and lease_token = ${job.token}`.execute(db)
}

const errorCharsMax = 4_000
