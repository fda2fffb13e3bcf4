import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { backup } from '#platform/database/backup.ts'
import { type Database, json } from '#platform/database/database.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { completeJob, takeJob } from '#platform/jobs/lease.ts'

export type Measurement = { what: string; value: number; unit: string }

/** How fast this database is on this machine, for `bench`; wants an empty migrated database and leaves rows in it. About 20 s. */
export async function measureDatabase(database: Database): Promise<Measurement[]> {
  return [
    ...(await measureReads(database)),
    await measureTransactions(database),
    await measureJobs(database),
    ...(await measureBackup(database)),
  ]
}

async function measureReads(database: Database): Promise<Measurement[]> {
  const id = await enqueue(database.kysely, { kind: 'bench', payload: {}, runAt: new Date('2100-01-01') })
  const times: number[] = []
  for (let read = 0; read < 2_000; read++) {
    const begun = performance.now()
    await database.kysely.selectFrom('job').selectAll().where('id', '=', id).execute()
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!
  return [
    { what: 'point read, p50', value: at(0.5), unit: 'ms' },
    { what: 'point read, p95', value: at(0.95), unit: 'ms' },
  ]
}

async function measureTransactions(database: Database): Promise<Measurement> {
  const [writers, each] = [16, 60]
  const seconds = await secondsOf(() =>
    Promise.all(
      Array.from({ length: writers }, async () => {
        for (let number = 0; number < each; number++) await database.transaction((tx) => writeAudit(tx))
      }),
    ),
  )
  return { what: 'writing transactions, 16 writers', value: (writers * each) / seconds, unit: '/s' }
}

async function measureJobs(database: Database): Promise<Measurement> {
  const count = 300
  for (let number = 0; number < count; number++)
    await enqueue(database.kysely, { kind: 'bench-run', payload: { number } })
  const wish = { kinds: ['bench-run'], now: new Date(Date.now() + 1_000), leaseMs: 60_000, mine: [] }
  const seconds = await secondsOf(async () => {
    for (let job = await takeJob(database.kysely, wish); job; job = await takeJob(database.kysely, wish))
      await completeJob(database.kysely, job)
  })
  return { what: 'jobs taken and completed, 1 worker', value: count / seconds, unit: '/s' }
}

async function measureBackup(database: Database): Promise<Measurement[]> {
  const rows = 100_000
  await sql`insert into audit (id, at, actor_name, act, subject_kind, subject_id, after)
    select gen_random_uuid(), now(), 'Lan', 'bench', 'task', n::text, jsonb_build_object('title', 'Nhiệm vụ ' || n)
    from generate_series(1, ${rows}::integer) n`.execute(database.kysely)
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-bench-'))
  const file = join(folder, 'backup.tar.gz')
  try {
    const seconds = await secondsOf(() => backup(database, file))
    return [
      { what: 'backup', value: rows / seconds, unit: 'rows/s' },
      { what: 'backup, bytes a row', value: statSync(file).size / rows, unit: 'B' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeAudit(tx: Database['kysely']): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      id: newId(),
      at: new Date(),
      actor_person_id: null,
      actor_name: 'Lan',
      acting_for: null,
      body_id: null,
      act: 'bench',
      subject_kind: 'task',
      subject_id: '1',
      address: null,
      user_agent: null,
      before: null,
      after: json({ title: 'Nhiệm vụ' }),
    })
    .execute()
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await run()
  return (performance.now() - begun) / 1_000
}
