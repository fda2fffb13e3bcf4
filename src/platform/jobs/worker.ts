import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#base/refusal.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'
import {
  completeJob,
  failJob,
  type LeasedJob,
  LeaseLost,
  releaseJob,
  renewLeases,
  takeJob,
  writeProgress,
} from '#platform/jobs/lease.ts'
import { enqueueDue, type Schedule } from '#platform/jobs/schedule.ts'
import type { Tick } from '#platform/jobs/tick.ts'

export type WorkerChoice = {
  database: Database
  clock: Clock
  /** By kind of job; kinds without a handler are left to other workers. */
  handlers: Record<string, JobHandler>
  schedules?: Schedule[]
  /** Small work that comes round all the time: figures that must not be older than seconds. */
  ticks?: Tick[]
  /** Jobs at once; 2 by default. */
  concurrency?: number
  /** How often to look for work when idle. */
  pollMs?: number
  /** After this long without a heartbeat a job is given to another worker. Longer than the longest single transaction. */
  leaseMs?: number
  /** No attempt may take longer; 30 minutes by default. */
  attemptMsMax?: number
  /** Told of each fault, with the job if it was in one; refusals are part of the trade. */
  onFault?: (error: unknown, job?: { id: string; kind: string }) => void
}

type Running = { job: LeasedJob; abort: AbortController; finished: Promise<void> }

/** Takes jobs and does them until it is stopped. Several workers, in one process or many, may share a database. */
export class Worker {
  private readonly choice: Required<WorkerChoice>
  private readonly running = new Map<string, Running>()
  private readonly stopping = new AbortController()
  private wakeUp = Promise.withResolvers<void>()
  private loops: Promise<void>[] = []
  private takings = 0

  constructor(choice: WorkerChoice) {
    this.choice = {
      schedules: [],
      ticks: [],
      concurrency: 2,
      pollMs: 1_000,
      leaseMs: 90_000,
      attemptMsMax: 1_800_000,
      onFault: () => undefined,
      ...choice,
    }
  }

  start(): void {
    this.loops = [
      this.every(
        (signal) => this.pollPause(signal),
        () => this.fill(),
      ),
      this.every(pauseOf(this.choice.leaseMs / 3), () => this.heartbeat()),
      this.every(pauseOf(scheduleMs), () => this.enqueueDue()),
      ...this.choice.ticks.map((tick) => this.every(pauseOf(tick.everyMs), () => tick.run())),
    ]
  }

  /** Looks for work now instead of at the next poll; for the process that has just enqueued something. */
  wake(): void {
    this.wakeUp.resolve()
  }

  /** Takes nothing new, waits for what runs, then tells it to stop and gives the unfinished back to the queue. */
  async stop(graceMs = 10_000): Promise<void> {
    this.stopping.abort(new Error('The worker is stopping.'))
    await Promise.all(this.loops)
    await this.settle(graceMs)
    for (const { abort } of this.running.values()) abort.abort(this.stopping.signal.reason)
    await this.settle(2_000)
    for (const { job } of this.running.values())
      await releaseJob(this.choice.database.kysely, job, this.choice.clock.now())
  }

  private async fill(): Promise<void> {
    const { database, clock, handlers, leaseMs } = this.choice
    while (this.running.size < this.choice.concurrency && !this.stopping.signal.aborted) {
      const wish = { kinds: Object.keys(handlers), now: clock.now(), leaseMs, mine: [...this.running.keys()] }
      const waitersFirst = ++this.takings % waitersTurn === 0
      const job = await takeJob(database.kysely, { ...wish, waitersFirst })
      if (!job) return
      const abort = new AbortController()
      const finished = this.run(job, abort).finally(() => {
        this.running.delete(job.token)
        this.wake()
      })
      this.running.set(job.token, { job, abort, finished })
    }
  }

  private async run(job: LeasedJob, abort: AbortController): Promise<void> {
    const { clock, handlers, onFault } = this.choice
    const database = this.choice.database
    try {
      // The worker died during each attempt: perhaps of this job, and the next one must not.
      if (job.attempts > job.attemptsMax) throw new Error('The worker ended during every attempt.')
      await this.inTime(handlers[job.kind]!(this.workOf(job, abort.signal), job.payload), abort)
      await this.keepTrying(() => completeJob(database.kysely, job))
    } catch (error) {
      if (error instanceof LeaseLost || abort.signal.reason instanceof LeaseLost) return
      if (abort.signal.reason === this.stopping.signal.reason && abort.signal.aborted) {
        return await this.keepTrying(() => releaseJob(database.kysely, job, clock.now()))
      }
      const refusal = error instanceof Refusal
      if (!refusal) onFault(error, { id: job.id, kind: job.kind })
      await this.keepTrying(() =>
        failJob(database, job, { error: messageOf(error), hopeless: refusal, now: clock.now() }),
      )
    }
  }

  private workOf(job: LeasedJob, signal: AbortSignal): JobWork {
    const { database, clock } = this.choice
    let reportedAt = 0
    return {
      jobId: job.id,
      attempt: job.attempts,
      database,
      clock,
      signal,
      async report(done, total, note) {
        if (Date.now() - reportedAt < progressMs && done !== total) return
        reportedAt = Date.now()
        await writeProgress(database.kysely, job, { done, total, note })
      },
      complete: (tx) => completeJob(tx, job),
    }
  }

  /** A handler that does not come back is left behind: its token no longer counts, so it cannot complete anything. */
  private async inTime(work: Promise<void>, abort: AbortController): Promise<void> {
    const limit = new AbortController()
    const late = sleep(this.choice.attemptMsMax, undefined, { signal: limit.signal }).then(() => {
      abort.abort(new Error(`The attempt took longer than ${this.choice.attemptMsMax} ms.`))
      throw abort.signal.reason
    })
    late.catch(() => undefined)
    try {
      await Promise.race([work, late])
    } finally {
      limit.abort()
    }
  }

  private async heartbeat(): Promise<void> {
    const tokens = [...this.running.keys()]
    if (tokens.length === 0) return
    const held = new Set(await renewLeases(this.choice.database.kysely, tokens, this.choice.leaseMs))
    for (const token of tokens.filter((token) => !held.has(token))) {
      const running = this.running.get(token)
      running?.abort.abort(new LeaseLost(running.job.id))
    }
  }

  private async enqueueDue(): Promise<void> {
    const { database, schedules, clock } = this.choice
    if ((await enqueueDue(database, schedules, clock.now())).length > 0) this.wake()
  }

  /** The database may be away for a moment (restart, long transaction): say so and go on at the next turn. */
  private async every(pause: (signal: AbortSignal) => Promise<void>, turn: () => Promise<void>): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await turn().catch((error: unknown) => this.choice.onFault(error))
      await pause(this.stopping.signal).catch(() => undefined)
    }
  }

  private async pollPause(signal: AbortSignal): Promise<void> {
    const woken = new AbortController()
    this.wakeUp.promise.then(() => woken.abort())
    await sleep(this.choice.pollMs, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(
      () => undefined,
    )
    this.wakeUp = Promise.withResolvers()
  }

  /** When it cannot be written at all, the lease runs out and the job is taken again. */
  private async keepTrying(write: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await write()
      } catch (error) {
        if (error instanceof LeaseLost) return
        this.choice.onFault(error)
        if (attempt === 3) return
        await sleep(attempt * 500)
      }
    }
  }

  private async settle(ms: number): Promise<void> {
    const limit = new AbortController()
    const all = Promise.allSettled([...this.running.values()].map((running) => running.finished))
    await Promise.race([all, sleep(ms, undefined, { signal: limit.signal }).catch(() => undefined)])
    limit.abort()
  }
}

/** Every so many takings begin with what can wait. */
const waitersTurn = 4
const scheduleMs = 30_000
const progressMs = 1_000

function pauseOf(ms: number): (signal: AbortSignal) => Promise<void> {
  return (signal) => sleep(ms, undefined, { signal })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
