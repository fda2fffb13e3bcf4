import pg from 'pg'
import { setup } from '../walks/support/demo-template.ts'
import { flood, sendAllAgain } from '../walks/support/flood.ts'
import { startSystem } from '../walks/support/system.ts'
import { met } from './measure.ts'
import { missingPrograms, startReplicatedPostgres } from './replicated-postgres.ts'

/**
 * Two processes of the system, each with its worker, on one PostgreSQL with a streaming replica behind PgBouncer. Forms come in at
 * both; one process is killed, later the primary is killed and the replica takes over. Nothing that was acknowledged is lost,
 * nothing is there twice, the registers have no hole of ours, and the data passes every check. It measures no speed.
 */
const pace = { perSecond: Number(process.env.BENCH_PER_SECOND ?? 15), seconds: Number(process.env.BENCH_SECONDS ?? 40) }

const missing = missingPrograms()
if (missing.length > 0) {
  console.error(
    `Not here, so nothing was tried: ${missing.join(', ')}. On Debian: apt-get install postgresql pgbouncer`,
  )
  process.exit(2)
}

const clear = setup()
const servers = await startReplicatedPostgres()
const settings = { DATABASE_URL: servers.url, DATABASE_POOLED: '1', LGD_DEMO: '1', BEHIND_PROXY: '1' }
const one = await startSystem({ database: 'embedded', settings })
const two = await startSystem({ database: 'embedded', settings: { ...settings, LGD_DATA: one.dataFolder } })
try {
  let outageMs = 0
  const forms = await flood([one, two], pace, [
    { at: 0.3, run: () => two.kill() },
    { at: 0.5, run: () => two.restart() },
    {
      at: 0.65,
      run: async () => {
        outageMs = (await servers.failOver()).tookMs
      },
    },
  ])
  const acknowledged = forms.filter(({ isAcknowledged }) => isAcknowledged)
  const before = await wordsOnReplica()
  const lost = acknowledged.filter(({ words }) => !before.has(words))
  const allSent = await sendAllAgain(one, forms)
  const after = await wordsOnReplica()
  const once = forms.filter(({ words }) => after.get(words) === 1)
  const doubled = await countDoubled()
  const checks = await one.lgd('integrity')
  console.info(
    [
      `${forms.length} forms at two processes, ${pace.perSecond} a second; one process killed, the primary killed ${outageMs} ms before PgBouncer answered again`,
      `${acknowledged.length} acknowledged, ${lost.length} of them lost: ${met(lost.length === 0)}`,
      `sent again: ${once.length} of ${forms.length} there exactly once: ${met(allSent && once.length === forms.length)}`,
      `doubled numbers, first events, nightly jobs: ${doubled.join(', ')}: ${met(doubled.every((count) => count === 0))}`,
      `checks of the data: ${met(checks.includes('Mọi điều đều đúng.'))}`,
    ].join('\n'),
  )
} finally {
  await two.stop()
  await one.stop()
  await servers.stop()
  await clear()
}

async function ask<Row extends object>(question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: servers.replicaUrl })
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

/** How often each of the forms stands in the server that took over. */
async function wordsOnReplica(): Promise<Map<string, number>> {
  const rows = await ask<{ words: string; count: number }>(
    `select words, count(*)::int as count from submission where words like 'Đợt gửi dồn số %' group by words`,
  )
  return new Map(rows.map(({ words, count }) => [words, count]))
}

async function countDoubled(): Promise<number[]> {
  const [row] = await ask<{ numbers: number; events: number; jobs: number }>(`
    select (select count(*)::int from (select 1 from matter group by body_id, year, number having count(*) > 1) twice) as numbers,
      (select count(*)::int from (select 1 from matter_event where kind = 'received' group by matter_id having count(*) > 1) twice) as events,
      (select count(*)::int from (select 1 from job where unique_key = 'nightly' group by kind, created_at::date having count(*) > 1) twice) as jobs`)
  return [row!.numbers, row!.events, row!.jobs]
}
