import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { missingPrograms, startReplicatedPostgres } from '#platform/database/replicated-postgres.ts'
import { setup } from '../walks/support/demo-template.ts'
import { flood, sendAllAgain } from '../walks/support/flood.ts'
import { type RunningSystem, startSystem } from '../walks/support/system.ts'
import { met } from './measure.ts'

/**
 * Two processes of the system, each with its worker, on one PostgreSQL with a streaming replica behind PgBouncer. Forms come in at
 * both; one process is killed, later the primary is killed and the replica takes over. Nothing that was acknowledged is lost,
 * nothing is there twice, the registers have no hole of ours, and the data passes every check. Meanwhile everybody looks at what is read
 * from the replica: each look is answered but for the seconds without a primary, first by the replica, after it was promoted by the
 * primary alone. It measures no speed.
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
const settings = {
  DATABASE_URL: servers.url,
  DATABASE_READ_URL: servers.readUrl,
  DATABASE_POOLED: '1',
  LGD_DEMO: '1',
  BEHIND_PROXY: '1',
}
const one = await startSystem({ database: 'embedded', settings })
const two = await startSystem({ database: 'embedded', settings: { ...settings, LGD_DATA: one.dataFolder } })
try {
  let outageMs = 0
  const looks = lookAllTheTime([one, two])
  const forms = await flood([one, two], pace, [
    { at: 0.3, run: () => two.kill() },
    { at: 0.5, run: () => two.restart() },
    {
      at: 0.65,
      run: async () => {
        outageMs = (await servers.failOver()).tookMs
        looks.promoted()
      },
    },
  ])
  const looked = await looks.end()
  const acknowledged = forms.filter(({ isAcknowledged }) => isAcknowledged)
  const before = await wordsOnReplica()
  const lost = acknowledged.filter(({ words }) => !before.has(words))
  const allSent = await sendAllAgain(one, forms)
  const after = await wordsOnReplica()
  const once = forms.filter(({ words }) => after.get(words) === 1)
  const doubled = await countDoubled()
  // what was the replica is the primary now: that alone is to be found, and the command ends with 1 for it
  const checks: string = await one.lgd('integrity').catch(({ stdout }: { stdout: string }) => stdout)
  const found = [...checks.matchAll(/\[([a-z.-]+)\]/g)].map(([, id]) => id)
  console.info(
    [
      `${forms.length} forms at two processes, ${pace.perSecond} a second; one process killed, the primary killed ${outageMs} ms before PgBouncer answered again`,
      `${acknowledged.length} acknowledged, ${lost.length} of them lost: ${met(lost.length === 0)}`,
      `sent again: ${once.length} of ${forms.length} there exactly once: ${met(allSent && once.length === forms.length)}`,
      `doubled numbers, first events, nightly jobs: ${doubled.join(', ')}: ${met(doubled.every((count) => count === 0))}`,
      looked.words,
      `looks: the replica answered before it was promoted and never after, and some answered after: ${met(looked.isGood)}`,
      `checks of the data: ${met(found.join() === 'house.replica-behind' && checks.includes('no-replica'))}`,
    ].join('\n'),
  )
} finally {
  await two.stop()
  await one.stop()
  await servers.stop()
  await clear()
}

/** Opens a page that is read from the replica, at one process after the other, until it is ended. */
function lookAllTheTime(systems: readonly RunningSystem[]) {
  const told: { isPromoted: boolean; answer: 'replica' | 'primary' | 'none' }[] = []
  let [isPromoted, isEnded] = [false, false]
  const looking = (async () => {
    for (let turn = 0; !isEnded; turn++) {
      const asked = isPromoted
      const answer = await look(systems[turn % systems.length]!)
      told.push({ isPromoted: asked, answer })
      await wait(250)
    }
  })()
  return {
    promoted: () => {
      isPromoted = true
    },
    async end() {
      isEnded = true
      await looking
      const count = (promoted: boolean, answer: string) =>
        told.filter((one) => one.isPromoted === promoted && one.answer === answer).length
      const words = (promoted: boolean) =>
        `${count(promoted, 'replica')} by the replica, ${count(promoted, 'primary')} by the primary, ${count(promoted, 'none')} not answered`
      return {
        words: `looks before the promotion: ${words(false)}; after: ${words(true)}`,
        isGood: count(false, 'replica') > 0 && count(true, 'replica') === 0 && count(true, 'primary') > 0,
      }
    },
  }
}

async function look({ address }: RunningSystem): Promise<'replica' | 'primary' | 'none'> {
  try {
    const answer = await fetch(`${address}/so-lieu-mo`, { signal: AbortSignal.timeout(20_000) })
    const page = await answer.text()
    if (answer.status !== 200) return 'none'
    return page.includes('đọc từ bản sao') ? 'replica' : 'primary'
  } catch {
    return 'none'
  }
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
