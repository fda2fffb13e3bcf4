import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { standingClock, systemClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { enqueue, enqueueAll } from '#platform/jobs/enqueue.ts'
import { countJobs, findJob, listDeadJobs, removeDoneJobs, reviveJob } from '#platform/jobs/job.queries.ts'
import { delayBeforeNextAttempt, inOneTransaction, type JobHandler } from '#platform/jobs/job.ts'
import { completeJob, LeaseLost, renewLeases, takeJob } from '#platform/jobs/lease.ts'
import { enqueueDue } from '#platform/jobs/schedule.ts'
import { Worker, type WorkerChoice } from '#platform/jobs/worker.ts'

onBothDatabases('jobs', (database) => {
  const workers: Worker[] = []
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)))
  })
  const startWorker = (choice: Partial<WorkerChoice>) => {
    const worker = new Worker({ database: database(), clock: systemClock, handlers: {}, pollMs: 20, ...choice })
    workers.push(worker)
    worker.start()
    return worker
  }
  const ended = (id: string) =>
    expect.poll(async () => (await findJob(database().kysely, id))?.state, { timeout: 8_000, interval: 15 })
  const wish = (kind: string, payload: unknown = {}) => enqueue(database().kysely, { kind, payload })

  test('a job wished in a transaction that rolls back does not exist', async () => {
    const failed = database().transaction(async (tx) => {
      await enqueue(tx, { kind: 'read', payload: { plan: 1 } })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await countJobs(database().kysely)).toMatchObject({ waiting: 0 })
  })

  test('is done with its payload and shows its progress', async () => {
    const go = Promise.withResolvers<void>()
    const seen: unknown[] = []
    const id = await wish('read', { plan: 'Kế hoạch 12' })
    startWorker({
      handlers: {
        async read(work, payload) {
          seen.push(payload)
          await work.report(2, 10, 'Đang đọc trang 2')
          await go.promise
        },
      },
    })
    const progress = async () => (await findJob(database().kysely, id))?.progress
    await expect.poll(progress).toEqual({ done: 2, total: 10, note: 'Đang đọc trang 2' })
    go.resolve()
    await ended(id).toBe('done')
    expect(seen).toEqual([{ plan: 'Kế hoạch 12' }])
  })

  test('two workers do each of many jobs once', async () => {
    const done: unknown[] = []
    const handlers: Record<string, JobHandler> = {
      count: async (_, payload) => {
        await sleep(Math.random() * 5)
        done.push(payload)
      },
    }
    for (let number = 0; number < 60; number++) await wish('count', number)
    startWorker({ handlers, concurrency: 4 })
    startWorker({ handlers, concurrency: 4 })
    await expect.poll(() => countJobs(database().kysely), { timeout: 10_000 }).toMatchObject({ waiting: 0, running: 0 })
    expect(done.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, number) => number))
  })

  test('the job of a worker that was killed is taken over, and the dead one can no longer complete it', async () => {
    const id = await wish('read')
    const take = (mine: string[] = []) =>
      takeJob(database().kysely, { kinds: ['read'], now: new Date(), leaseMs: 300, mine })
    const killed = await take()
    expect(killed?.id).toBe(id)
    expect(await take()).toBeUndefined()
    await sleep(200)
    expect(await renewLeases(database().kysely, [killed!.token], 300)).toEqual([killed!.token])
    await sleep(200)
    expect(await take()).toBeUndefined()
    await sleep(200)
    expect(await take([killed!.token])).toBeUndefined() // a worker does not take from itself
    const second = await take()
    expect(second).toMatchObject({ id, attempts: 2 })
    await expect(completeJob(database().kysely, killed!)).rejects.toBeInstanceOf(LeaseLost)
    expect(await renewLeases(database().kysely, [killed!.token], 300)).toEqual([])
    await completeJob(database().kysely, second!)
    await ended(id).toBe('done')
  })

  test('a heartbeat keeps long work from being taken', async () => {
    let begun = 0
    const handlers: Record<string, JobHandler> = {
      long: async () => {
        begun++
        await sleep(1_200)
      },
    }
    const id = await wish('long')
    startWorker({ handlers, leaseMs: 600 })
    startWorker({ handlers, leaseMs: 600 })
    await ended(id).toBe('done')
    expect(begun).toBe(1)
  })

  test('a failure is tried again later, and after the last attempt kept as dead with its error', async () => {
    const faults: unknown[] = []
    const clock = standingClock('2026-03-01T00:00:00Z')
    const id = await enqueue(database().kysely, { kind: 'bad', payload: {}, maxAttempts: 2, runAt: clock.now() })
    startWorker({
      clock,
      handlers: { bad: async () => Promise.reject(new Error('disk full')) },
      onFault: (error) => faults.push(error),
    })
    await expect.poll(async () => (await findJob(database().kysely, id))?.lastError).toContain('disk full')
    const failed = await findJob(database().kysely, id)
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(failed!.runAt.getTime() - clock.now().getTime()).toBeGreaterThanOrEqual(4_000)
    clock.moveTo('2026-03-01T01:00:00Z')
    await ended(id).toBe('dead')
    expect(faults).toHaveLength(2)
    expect(await listDeadJobs(database().kysely)).toMatchObject([{ id, attempts: 2 }])
    expect(await reviveJob(database().kysely, id, new Date('2030-01-01'))).toBe(true)
    expect(await reviveJob(database().kysely, id, new Date('2030-01-01'))).toBe(false)
    expect(await findJob(database().kysely, id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  test('a refusal is not tried again', async () => {
    const faults: unknown[] = []
    const id = await wish('refuse')
    const refuse = async () => Promise.reject(new Refusal(422, 'Tệp không phải là kế hoạch. Hãy tải lên tệp khác.'))
    startWorker({ handlers: { refuse }, onFault: (error) => faults.push(error) })
    await ended(id).toBe('dead')
    expect((await findJob(database().kysely, id))?.lastError).toContain('Hãy tải lên tệp khác')
    expect(faults).toEqual([])
  })

  test('a job during which every worker died is given up', async () => {
    const id = await enqueue(database().kysely, { kind: 'poison', payload: {}, maxAttempts: 1 })
    await takeJob(database().kysely, { kinds: ['poison'], now: new Date(), leaseMs: 1, mine: [] })
    let begun = 0
    startWorker({ handlers: { poison: async () => void begun++ } })
    await ended(id).toBe('dead')
    expect(begun).toBe(0)
  })

  test('an attempt that does not end in time fails', async () => {
    const id = await enqueue(database().kysely, { kind: 'hang', payload: {}, maxAttempts: 1 })
    startWorker({ handlers: { hang: () => new Promise(() => undefined) }, attemptMsMax: 50 })
    await ended(id).toBe('dead')
    expect((await findJob(database().kysely, id))?.lastError).toContain('longer than 50 ms')
  })

  test('work and completion in one transaction count once', async () => {
    const mark = (tx: Parameters<typeof enqueue>[0], kind: string) =>
      tx.insertInto('job_schedule').values({ kind, last_run_day: '2026-01-01' }).execute()
    const id = await wish('once')
    const stolen = await wish('stolen')
    startWorker({
      handlers: {
        once: inOneTransaction(async (tx) => void (await mark(tx, 'once'))),
        async stolen(work) {
          await sql`update job set lease_token = gen_random_uuid() where id = ${work.jobId}`.execute(
            work.database.kysely,
          )
          await work.database.transaction(async (tx) => {
            await mark(tx, 'stolen')
            await work.complete(tx)
          })
        },
      },
    })
    await ended(id).toBe('done')
    await ended(stolen).toBe('running')
    const marks = async () =>
      (await database().kysely.selectFrom('job_schedule').select('kind').execute()).map((row) => row.kind)
    expect(await marks()).toEqual(['once'])
  })

  test('what an import writes by the thousand stands behind what people want, and neither waits for all of the other', async () => {
    const order: string[] = []
    const handler = (name: string) => async () => void order.push(name)
    const thousands = Array.from({ length: 30 }, (_, number) => ({
      kind: 'bulk',
      payload: { number },
      uniqueKey: `${number}`,
      canWait: true,
    }))
    await enqueueAll(database().kysely, thousands)
    for (let number = 0; number < 12; number++) await wish('mail')
    startWorker({ handlers: { bulk: handler('bulk'), mail: handler('mail') }, concurrency: 1 })
    await expect.poll(() => order.length, { timeout: 10_000 }).toBe(42)
    expect(order.slice(0, 16).filter((kind) => kind === 'bulk')).toHaveLength(4)
    expect(order.slice(16).every((kind) => kind === 'bulk')).toBe(true)
  })

  test('what waits among the many comes forward when somebody wants it now', async () => {
    const key = { kind: 'look', payload: {}, uniqueKey: 'law 7' }
    await enqueue(database().kysely, { ...key, uniqueKey: 'law 6', canWait: true })
    const waiting = await enqueue(database().kysely, { ...key, canWait: true })
    await enqueue(database().kysely, { ...key, uniqueKey: 'law 8', canWait: true })
    expect(await enqueue(database().kysely, key)).toBe(waiting)
    await enqueueAll(database().kysely, [{ ...key, uniqueKey: 'law 8' }])
    const take = () => takeJob(database().kysely, { kinds: ['look'], now: new Date(), leaseMs: 60_000, mine: [] })
    const taken = [await take(), await take(), await take()].map((job) => job?.id)
    expect(taken[0]).toBe(waiting)
    const keys = await database().kysely.selectFrom('job').select(['id', 'unique_key']).execute()
    expect(taken.map((id) => keys.find((row) => row.id === id)?.unique_key)).toEqual(['law 7', 'law 8', 'law 6'])
  })

  test('the same wish is written once while it waits, and again while it runs', async () => {
    const key = { kind: 'index', payload: {}, uniqueKey: 'article 5' }
    const first = await enqueue(database().kysely, key)
    expect(await enqueue(database().kysely, key)).toBe(first)
    const running = await takeJob(database().kysely, { kinds: ['index'], now: new Date(), leaseMs: 60_000, mine: [] })
    expect(running?.id).toBe(first)
    const second = await enqueue(database().kysely, key)
    expect(second).not.toBe(first)
    const worker = startWorker({ handlers: { index: async () => undefined } })
    await ended(second).toBe('done')
    await worker.stop(0)
  })

  test('a worker that stops gives unfinished work back, without counting the attempt', async () => {
    const id = await wish('long')
    const worker = startWorker({ handlers: { long: (work) => sleep(60_000, undefined, { signal: work.signal }) } })
    await ended(id).toBe('running')
    await worker.stop(10)
    expect(await findJob(database().kysely, id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  test('a nightly thing runs once a day at its Vietnamese hour, with any number of workers', async () => {
    const nightly = [{ kind: 'seal', at: '01:10' }]
    const at = (moment: string) => Promise.all([1, 2, 3].map(() => enqueueDue(database(), nightly, new Date(moment))))
    expect((await at('2026-03-01T18:09:00Z')).flat()).toEqual([]) // 01:09 on the 2nd in Vietnam
    expect((await at('2026-03-01T18:10:00Z')).flat()).toEqual(['seal'])
    expect((await at('2026-03-02T16:59:00Z')).flat()).toEqual([]) // 23:59 on the 2nd
    await sql`update job set state = 'done'`.execute(database().kysely)
    expect((await at('2026-03-03T02:00:00Z')).flat()).toEqual(['seal']) // 09:00 on the 3rd, the machine was off at night
    expect(await countJobs(database().kysely)).toMatchObject({ waiting: 1 })
  })

  test('a clock that ran far ahead and was set right again neither repeats a day nor stops the schedule', async () => {
    const nightly = [{ kind: 'seal', at: '01:10' }]
    const at = (moment: string) => enqueueDue(database(), nightly, new Date(moment))
    expect(await at('2027-03-02T02:00:00Z')).toEqual(['seal']) // a year ahead; the job of that moment is not taken yet
    expect(await at('2026-03-02T02:00:00Z')).toEqual(['seal'])
    expect(
      await takeJob(database().kysely, {
        kinds: ['seal'],
        now: new Date('2026-03-02T02:00:01Z'),
        leaseMs: 1_000,
        mine: [],
      }),
    ).toBeDefined()
    expect(await at('2026-03-02T03:00:00Z')).toEqual([])
    expect(await at('2026-03-01T03:00:00Z')).toEqual([]) // a day back: the one after it was done already
    expect(await at('2026-03-03T03:00:00Z')).toEqual(['seal'])
  })

  test('a tick comes round again, also after a fault, and ends with the worker', async () => {
    let turns = 0
    const faults: unknown[] = []
    const run = async () => {
      if (++turns === 2) throw new Error('the database was away')
    }
    const worker = startWorker({ ticks: [{ everyMs: 5, run }], onFault: (error) => faults.push(error) })
    await expect.poll(() => turns, { interval: 5 }).toBeGreaterThan(3)
    expect(faults).toHaveLength(1)
    await worker.stop(0)
    const ended = turns
    await sleep(30)
    expect(turns).toBe(ended)
  })

  test('done jobs are removed after a time, dead ones are kept', async () => {
    const id = await wish('fine')
    startWorker({ handlers: { fine: async () => undefined } })
    await ended(id).toBe('done')
    expect(await removeDoneJobs(database().kysely, new Date(Date.now() - 60_000))).toBe(0)
    expect(await removeDoneJobs(database().kysely, new Date(Date.now() + 60_000))).toBe(1)
    expect(await findJob(database().kysely, id)).toBeUndefined()
  })
})

describe('delay before the next attempt', () => {
  test.each([
    [1, 5],
    [2, 10],
    [5, 80],
    [20, 3600],
  ])('after %i attempts about %i seconds', (attempts, seconds) => {
    expect(delayBeforeNextAttempt(attempts, 0.5)).toBe(seconds)
  })
})
