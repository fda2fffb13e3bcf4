import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { fillAsked } from './fill-asked.ts'
import { fillNation } from './fill-nation.ts'
import { fillRecords, recordSizes } from './fill-records.ts'
import { measureBoards, measureJudging, measureMonths } from './measure-figures.ts'
import { measureIntegrity } from './measure-integrity.ts'
import { benchConfig } from './measure-pages.ts'
import { measureReports } from './measure-reports.ts'

/**
 * Figures of the whole country on PostgreSQL: 1,200,000 activities, 500,000 mediation cases, 2,000,000 matters of which 20,000 went on to
 * another body, 200,000 lines to be made public, 10,000 communes that ended, and what stands around them. BENCH_SHARE takes a part of each;
 * BENCH_PART names what is measured (all of it otherwise); BENCH_DATABASE_URL is a database that stays: filled where it is empty, taken
 * as it is where it is not.
 */
const share = Number(process.env.BENCH_SHARE ?? 1)
const parts = {
  months: measureMonths,
  boards: measureBoards,
  judging: measureJudging,
  reports: measureReports,
  integrity: measureIntegrity,
}
const chosen = (process.env.BENCH_PART ?? Object.keys(parts).join(' ')).split(' ') as (keyof typeof parts)[]

if (process.env.BENCH_DATABASE_URL !== undefined) await measureAll(process.env.BENCH_DATABASE_URL)
else {
  const postgres = await startTemporaryPostgres({ buffersMb: 1_024 })
  if (postgres === undefined) console.info('PostgreSQL: not installed here, not measured')
  else
    try {
      await measureAll(postgres.url)
    } finally {
      await postgres.stop()
    }
}

async function measureAll(databaseUrl: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-statistics-'))
  const config = benchConfig(folder, databaseUrl)
  const house = await openHouse(config, () => undefined)
  try {
    if ((await rowsOf(house, 'activity')) === 0) await fill(house)
    await printSizes(house)
    for (const part of chosen) await parts[part](house, config)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill({ database }: House): Promise<void> {
  const started = performance.now()
  const tasks = 160_000 * share
  const { wardOfficerId } = await fillNation(database, { tasks, progress: tasks, officers: 10_000 * share })
  await fillRecords(database, recordSizes(share), wardOfficerId)
  await fillAsked(database, wardOfficerId)
  await sql`vacuum (analyze)`.execute(database.kysely)
  console.info(`filled in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

async function printSizes(house: House): Promise<void> {
  const tables = [
    'activity',
    'mediation_case',
    'matter',
    'obligation',
    'practitioner',
    'mediator',
    'training_course',
    'contest',
    'guide',
    'disclosure',
    'local_document',
    'plan_addressee',
    'form_return',
    'standard_assessment',
    'body_succession',
  ]
  const counts: string[] = []
  for (const table of tables) counts.push(`${await rowsOf(house, table)} ${table}`)
  console.info(counts.join(', '))
}

async function rowsOf({ database }: House, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
    database.kysely,
  )
  return rows[0]!.count
}
