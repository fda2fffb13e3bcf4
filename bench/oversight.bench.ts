import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import { loadOverview } from '#domains/oversight/overview.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { everyTally, sumTallies, tallyByPlace } from '#domains/plans/tally.queries.ts'
import { isAnyDue, makeAllTalliesDue, refreshTallies, tallyTick } from '#domains/plans/tally.store.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { Worker } from '#platform/jobs/worker.ts'
import { fillNation, type Nation } from './fill-nation.ts'
import { measure, report } from './measure.ts'
import { everywhere } from './measure-as.ts'
import { benchConfig } from './measure-pages.ts'

/**
 * Results of the whole country: sums over the nation, a province and a commune, and how old a figure gets. On PostgreSQL with
 * 200,000 tasks (or BENCH_TASKS), embedded with a twentieth of it; BENCH_DATABASE names one of the two.
 */
const tasks = Number(process.env.BENCH_TASKS ?? 200_000)
const goal = { p95Under: 200 }

if (process.env.BENCH_DATABASE !== 'server') await oversee('embedded', undefined, tasks / 20)
if (process.env.BENCH_DATABASE !== 'embedded') await onServer()

async function onServer(): Promise<void> {
  const postgres = await startTemporaryPostgres()
  if (postgres === undefined) return console.info('PostgreSQL: not installed here, not measured')
  try {
    await oversee('PostgreSQL', postgres.url, tasks)
  } finally {
    await postgres.stop()
  }
}

async function oversee(name: string, databaseUrl: string | undefined, taskCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-oversight-'))
  const house = await openHouse(benchConfig(folder, databaseUrl), () => undefined)
  try {
    const filled = await fillNation(house.database, { tasks: taskCount, progress: 0, officers: taskCount / 20 })
    console.info(`\n${name}: ${filled.planCount} plans, ${taskCount} tasks`)
    await measureRebuild(house)
    await measureSums(house, filled)
    await measureStaleness(house, filled)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureRebuild(house: House): Promise<void> {
  await house.database.transaction(makeAllTalliesDue)
  const started = performance.now()
  await refreshTallies(house)
  const { rows } = await sql<{ tallies: number; obligations: number }>`
    select (select count(*) from plan_tally) as tallies, (select count(*) from obligation) as obligations`.execute(
    house.database.kysely,
  )
  await sql`analyze plan_tally`.execute(house.database.kysely)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.info(`counting all anew: ${seconds} s; ${rows[0]!.tallies} tallies of ${rows[0]!.obligations} obligations`)
}

async function measureSums(house: House, filled: Nation): Promise<void> {
  const db = house.database.kysely
  const day = today(house.clock)
  const everywhere = await loadActor(db, filled.nationOverseerId, day)
  const overseer = await loadActor(db, filled.provinceOverseerId, day)
  const officer = await loadActor(db, filled.wardOfficerId, day)
  const readers: [string, Actor, string | null][] = [
    ['nation', everywhere, null],
    ['one province, nation in reach', everywhere, '24'],
    ['province, its overseer', overseer, null],
    ['commune, its officer', officer, null],
  ]
  const none = { holderId: null, year: null }
  for (const [who, actor, placeId] of readers) {
    const scope = { ...everyTally, placeId }
    report(`sum, ${who}`, await measure(40, () => sumTallies(db, actor, day, scope)), goal)
    report(`by place below, ${who}`, await measure(40, () => tallyByPlace(db, actor, day, scope)), goal)
    report(`whole page, ${who}`, await measure(40, () => loadOverview(db, actor, day, { ...none, placeId })), goal)
  }
}

/** From the commit of a claim until a worker has counted it. */
async function measureStaleness(house: House, { wardOfficerId: officerId }: Nation): Promise<void> {
  const db = house.database.kysely
  const day = today(house.clock)
  const deeds = new Set(['read tasks', 'work on tasks'] as const)
  const actor = { ...(await loadActor(db, officerId, day)), grants: [{ ...everywhere, deeds }] }
  const worker = new Worker({ database: house.database, clock: house.clock, handlers: {}, ticks: [tallyTick(house)] })
  const { rows } = await sql<{ task_id: string; id: string; version: number }>`
    select o.task_id, o.id, o.version from obligation o where o.state = 'open' order by o.id limit 20`.execute(db)
  worker.start()
  const [claims, ages]: [number[], number[]] = [[], []]
  for (const row of rows) {
    const begun = performance.now()
    const form = { taskId: row.task_id, obligationId: row.id, version: row.version, doneDay: day }
    await perform(claimObligation, { house, actor }, form)
    const committed = performance.now()
    while (await isAnyDue(db, day)) await new Promise((resolve) => setTimeout(resolve, 20))
    claims.push(committed - begun)
    ages.push(performance.now() - committed)
  }
  await worker.stop()
  report(
    'claiming, with its trigger',
    claims.sort((a, b) => a - b),
    { p95Under: 150 },
  )
  report(
    'from claim to counted figure',
    ages.sort((a, b) => a - b),
    { p95Under: 5_000 },
  )
}
