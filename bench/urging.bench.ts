import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import type { Day } from '#base/day.ts'
import { digestComposers } from '#domains/urging/digest-composer.jobs.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { fillNation, type NationSize } from './fill-nation.ts'
import { measure, met, report } from './measure.ts'
import { benchConfig } from './measure-pages.ts'

/**
 * The morning round of the whole country: every late obligation climbs a step, every officer gets a digest and a mail in the
 * outbox. On PostgreSQL with 200,000 tasks (or BENCH_TASKS) and 10,000 officers; on the embedded database with a twentieth.
 * The first morning has every ladder at its foot, as after a year of silence; the second and third are as days are.
 */
const nation: NationSize = { tasks: Number(process.env.BENCH_TASKS ?? 200_000), progress: 0, officers: 10_000 }
const twentieth: NationSize = { tasks: nation.tasks / 20, progress: 0, officers: nation.officers / 20 }
const secondsGoal = 60

if (process.env.BENCH_DATABASE !== 'server') await work('embedded', undefined, twentieth)
if (process.env.BENCH_DATABASE !== 'embedded') await onServer()

async function onServer(): Promise<void> {
  const postgres = await startTemporaryPostgres()
  if (postgres === undefined) return console.info('PostgreSQL: not installed here, not measured')
  try {
    await work('PostgreSQL', postgres.url, nation)
  } finally {
    await postgres.stop()
  }
}

async function work(name: string, databaseUrl: string | undefined, size: NationSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-urging-'))
  const house = await openHouse(benchConfig(folder, databaseUrl), () => undefined)
  try {
    await fillNation(house.database, size)
    await sql`update person set email = user_name || '@xa.example.vn' where email is null`.execute(
      house.database.kysely,
    )
    await sql`analyze`.execute(house.database.kysely)
    console.info(`\n${name}: ${size.tasks} tasks, ${size.officers} officers`)
    for (const day of ['2026-06-15', '2026-06-16', '2026-06-18']) await morning(house, day)
    await handOver(house)
    console.info(`memory of the process: ${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function morning(house: House, today: Day): Promise<void> {
  const started = performance.now()
  const outcome = await goRound(
    { database: house.database, now: new Date(`${today}T00:00:00Z`), today },
    { onDaysOff: false },
  )
  const seconds = (performance.now() - started) / 1000
  const figures = `${outcome.climbed} urges (${outcome.nobody} reach nobody), ${outcome.digests} digests`
  console.info(
    `round of ${today}: ${seconds.toFixed(1)} s, ${(seconds / secondsGoal).toFixed(2)} of the goal of ${secondsGoal} s: ${met(seconds < secondsGoal)}; ${figures}`,
  )
}

/** What each mail costs when it is handed over: it is written then. */
async function handOver(house: House): Promise<void> {
  const day = '2026-06-18'
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from digest where day = ${day} order by item_count desc, person_id limit 200`.execute(
    house.database.kysely,
  )
  const composer = digestComposers(house)['urging.digest']!
  let turn = 0
  const next = () => ({ personId: rows[turn++ % rows.length]!.personId, day })
  const now = new Date(`${day}T00:30:00Z`)
  report(
    'writing one of the longest mails',
    await measure(200, () => composer({ database: house.database, now }, next())),
    {
      p95Under: 100,
    },
  )
}
