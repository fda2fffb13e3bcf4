import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import { loadBoard } from '#domains/statistics/board/board.queries.ts'
import { countMonth } from '#domains/statistics/board/measure-month.store.ts'
import { measures } from '#domains/statistics/measure.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { addPeople } from './fill-people.ts'
import { measure, report } from './measure.ts'
import { benchConfig } from './measure-pages.ts'

/**
 * Figures of the whole country on PostgreSQL: 1,200,000 activities, 500,000 mediation cases, 2,000,000 matters (BENCH_SHARE takes a
 * part of each). A year is counted month by month; then the board of the nation, of a province, and every measure of one commune.
 */
const share = Number(process.env.BENCH_SHARE ?? 1)
const sizes = { activities: 1_200_000 * share, cases: 500_000 * share, matters: 2_000_000 * share }
const day = '2026-11-21'

const postgres = await startTemporaryPostgres()
if (postgres === undefined) console.info('PostgreSQL: not installed here, not measured')
else
  try {
    await count(postgres.url)
  } finally {
    await postgres.stop()
  }

async function count(databaseUrl: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-statistics-'))
  const house = await openHouse(benchConfig(folder, databaseUrl), () => undefined)
  try {
    await fill(house.database)
    console.info(`${sizes.activities} activities, ${sizes.cases} cases, ${sizes.matters} matters`)
    await measureCounting(house)
    await measureReading(house)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bare SQL, without the checks of foreign keys; spread evenly over the communes and over 2025 and 2026. */
async function fill(database: Database): Promise<void> {
  const { wardOfficerId } = await database.transaction((tx) => addPeople(tx))
  const bare = (run: (tx: Tx) => Promise<unknown>) =>
    database.transaction(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      await sql`set local session_replication_role = replica`.execute(tx)
      await run(tx)
    })
  const communes = sql`(select id, row_number() over (order by path) - 1 as turn, count(*) over () as turns from body
    where kind = 'ubnd' and place_path like '%/%/')`
  const dayOf = (n: ReturnType<typeof sql>) => sql`(date '2025-01-01' + (${n} * 7919 % 690)::int)`
  await bare((tx) =>
    sql`insert into activity (id, body_id, key_hash, kind, form, topic, laws, pins, held_on, place, village, speakers, attended, women,
        copies, special_group, language, costs, cost, note, folded, recorded_by, recorded_at)
      select gen_random_uuid(), commune.id, md5(n::text) || md5((n + 1)::text), case n % 4 when 0 then 'leaflet' when 1 then 'broadcast' else 'session' end,
        case n % 4 when 1 then 'media' else 'direct' end, 'Buổi số ' || n, '{}', '[]', ${dayOf(sql`n`)}, '', '', '{}',
        case when n % 4 > 1 then n % 120 end, case when n % 4 > 2 then n % 40 % greatest(n % 120, 1) end, case when n % 4 < 2 then n % 300 end,
        '', '', '[]', null, '', '', ${wardOfficerId}, now()
      from generate_series(1, ${sizes.activities}::int) n join ${communes} commune on commune.turn = n % commune.turns`.execute(
      tx,
    ),
  )
  await bare((tx) =>
    sql`insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
      select gen_random_uuid(), commune.id, gen_random_uuid(), 'Tổ hòa giải số ' || n, 5, '1/QĐ-UBND', date '2024-01-01'
      from generate_series(1, 20) n, ${communes} commune`.execute(tx),
  )
  await bare((tx) =>
    sql`insert into mediation_case (id, team_id, number, year, received_on, ground, topic, state, sealed, mediator_id, chosen_by, assigned_on,
        ended_on, end_reason, outcome, recorded_by)
      select gen_random_uuid(), team.id, n, 2026, ${dayOf(sql`n`)}, 'party', 'land', 'ended', '', gen_random_uuid(), 'leader', ${dayOf(sql`n`)},
        ${dayOf(sql`n`)} + n % 90, 'agreement', 'reached', ${wardOfficerId}
      from generate_series(1, ${sizes.cases}::int) n
      join (select id, row_number() over (order by id) - 1 as turn, count(*) over () as turns from mediation_team) team on team.turn = n % team.turns`.execute(
      tx,
    ),
  )
  await bare((tx) =>
    sql`insert into matter (id, submission_id, kind, body_id, number, year, state, title, received_at, received_on, answered_on, folded, was_late)
      select gen_random_uuid(), gen_random_uuid(), (array['question', 'feedback', 'complaint', 'information-request'])[1 + n % 4], commune.id, n, 2026,
        case when n % 10 = 0 then 'received' else 'answered' end, 'Việc số ' || n, now(), ${dayOf(sql`n`)},
        case when n % 10 > 0 then ${dayOf(sql`n`)} + n % 20 end, '', n % 13 = 0
      from generate_series(1, ${sizes.matters}::int) n join ${communes} commune on commune.turn = n % commune.turns`.execute(
      tx,
    ),
  )
  await sql`vacuum (analyze)`.execute(database.kysely)
}

async function measureCounting({ database, clock }: House): Promise<void> {
  const started = performance.now()
  for (let month = 1; month <= 11; month++) {
    const first = `2026-${String(month).padStart(2, '0')}-01`
    await database.transaction((tx) => countMonth(tx, first, clock.now()))
  }
  await sql`vacuum (analyze) measure_month`.execute(database.kysely)
  console.info(`counting eleven months anew: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

async function measureReading({ database }: House): Promise<void> {
  const db = database.kysely
  const everywhere = { reach: 'subtree' as const, bodyId: '', bodyPath: '/', placePath: '' }
  const grants = [{ ...everywhere, deeds: new Set(['see statistics'] as const) }]
  const actor = {
    personId: null,
    name: 'Đo',
    grants,
    bodyId: null,
    actingFor: null,
    address: null,
    userAgent: null,
  } as Actor
  const board = (placeId: string | null) => () =>
    loadBoard(db, actor, day, { placeId, year: 2026, chosen: 'activities.people' })
  report('board of the nation', await measure(20, board(null)), { p95Under: 2_000 })
  report('board of a province', await measure(20, board('24')), { p95Under: 2_000 })
  report('board of a commune', await measure(40, board('09187')), { p95Under: 300 })
  const window = { from: '2026-01-01', to: day }
  const ids = [...measures.keys()]
  report(
    'every measure of a commune, from the records',
    await measure(20, () => countMany(db, ids, { ...window, placeId: '09187', seenBy: actor })),
    { p95Under: 300 },
  )
}
