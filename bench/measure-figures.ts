import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Config } from '#app/config.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { previewOnYear } from '#domains/standard/rule-preview.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { countMonth } from '#domains/statistics/board/measure-month.store.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { perform } from '#platform/acts/act.ts'
import type { House } from '#platform/house.ts'
import { measure, met, report } from './measure.ts'
import { type Asks, actorOf, askAs, everywhere, type People, peopleOf } from './measure-as.ts'

/** The months of this year and the last, counted anew as each night does. */
export async function measureMonths({ database, clock }: House): Promise<void> {
  const times: number[] = []
  for (let index = 0; index < 24; index++) {
    const month = `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
    const begun = performance.now()
    await database.transaction((tx) => countMonth(tx, month, clock.now()))
    times.push(performance.now() - begun)
  }
  await sql`vacuum (analyze) measure_month`.execute(database.kysely)
  report('counting a month anew', times)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from measure_month`.execute(
    database.kysely,
  )
  console.info(
    `all ${times.length} months: ${(times.reduce((sum, one) => sum + one, 0) / 1000).toFixed(1)} s, ${rows[0]!.count} sums kept`,
  )
}

/** Boards as whole requests, page and all. */
export async function measureBoards(house: House, config: Config): Promise<void> {
  const people = await peopleOf(house)
  const { rows } = await sql<{ id: string }>`
    select asking.id from form_asking asking join body on body.id = asking.body_id where body.place_id = '24'`.execute(
    house.database.kysely,
  )
  const asking = rows[0]!.id
  const boards: [string, keyof People, string][] = [
    ['figures by place, nation', 'nation', statisticsPaths.board()],
    ['matters by place, nation', 'nation', `${statisticsPaths.board()}?chi-tieu=matters.received`],
    ['matters by place, province', 'province', `${statisticsPaths.board('24')}?chi-tieu=matters.received`],
    ['figures by place as a map, nation', 'nation', `${statisticsPaths.board()}?xem=ban-do`],
    ['figures by place, province', 'province', statisticsPaths.board('24')],
    ['figures by place, commune', 'nation', statisticsPaths.board('09187')],
    ['results of plans, nation', 'nation', '/nghiep-vu/toan-canh'],
    ['results of plans, province', 'province', '/nghiep-vu/toan-canh'],
    ['who has sent a form, province', 'province', statisticsPaths.asking(asking)],
    ['statistics of a commune', 'ward', statisticsPaths.figures],
    ['standard, province', 'province', standardPaths.list],
  ]
  await askAs(house, config, people, async (ask) => {
    for (const [name, who, path] of boards) report(name, await measure(40, () => ask(who, path)), { p95Under: 200 })
    report('standard, nation', await measure(5, () => ask('nation', standardPaths.list), 1))
    await measureBytes(ask, boards)
  })
}

async function measureBytes(ask: Asks, boards: readonly [string, keyof People, string][]) {
  const sizes: string[] = []
  for (const [name, who, path] of boards) sizes.push(`${name} ${Math.round((await ask(who, path)).length / 1024)}`)
  console.info(`KB of the pages: ${sizes.join(', ')}`)
}

/**
 * All communes of the year by one rule set: judged from their records, province after province, as a batch of rules is tried out before
 * it is approved (twice each, before and after). Then what an officer does for one commune.
 */
export async function measureJudging(house: House): Promise<void> {
  const db = house.database.kysely
  const people = await peopleOf(house)
  const actor = await actorOf(house, people.nation)
  const deeds = new Set(['assess standard', 'read standard'] as const)
  const assessor = { ...actor, grants: [{ ...everywhere, deeds }] }
  const { rows: provinces } = await sql<{ id: string }>`
    select id from place where parent_id is null and path <> '' and to_day is null order by id`.execute(db)
  const begun = performance.now()
  let communes = 0
  for (const { id: provinceId } of provinces)
    communes += (
      await previewOnYear(db, { provinceId, ruleSetId: 'tcpl-27-2025', rows: [], number: null }, 2026, '2026-12-31')
    ).length
  const end = performance.now()
  console.info(
    `${communes} communes judged from their records ${seconds(end - begun)}; goal < 60 s: ${met(end - begun < 60_000)}`,
  )
  const { rows } = await sql<{ id: string; version: number }>`
    select id, version from standard_assessment where year = 2026 and state = 'preparing' order by id limit 60`.execute(
    db,
  )
  const times: number[] = []
  for (const { id, version } of rows) {
    const one = performance.now()
    await perform(takeValues, { house, actor: assessor }, { assessmentId: id, version: String(version) })
    times.push(performance.now() - one)
  }
  report(
    'values of one commune taken',
    times.sort((a, b) => a - b),
  )
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
