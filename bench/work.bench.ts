import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { listWorkingBodies } from '#domains/plans/body-choices.queries.ts'
import { listPlanChoices, listPlans } from '#domains/plans/plan.queries.ts'
import { countFourCells, countQueue, listQueue } from '#domains/plans/queue.queries.ts'
import { wholeScope } from '#domains/plans/queue-filter.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { type Filled, fillTasks } from './fill-tasks.ts'
import { measure, report } from './measure.ts'
import { benchConfig, measurePages } from './measure-pages.ts'
import { measureSignIns } from './measure-sign-ins.ts'

/**
 * A day's work with 20,000 tasks (or BENCH_TASKS): the queue, a task, writing progress, signing in, pages over HTTP; on the
 * embedded database and on PostgreSQL (or on the one that BENCH_DATABASE names), each filled anew.
 */
const taskCount = Number(process.env.BENCH_TASKS ?? 20_000)
const day = '2026-06-15'

if (process.env.BENCH_DATABASE !== 'server') await work('embedded', undefined)
if (process.env.BENCH_DATABASE !== 'embedded') await onServer()

async function onServer(): Promise<void> {
  const postgres = await startTemporaryPostgres()
  if (postgres === undefined) return console.info('PostgreSQL: not installed here, not measured')
  try {
    await work('PostgreSQL', postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function work(name: string, databaseUrl: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-work-'))
  const config = benchConfig(folder, databaseUrl)
  const house = await openHouse(config, () => undefined)
  try {
    const started = performance.now()
    const filled = await fillTasks(house.database, taskCount)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.info(
      `\n${name}: ${filled.plans} plans, ${taskCount} tasks, ${2 * taskCount} obligations, ${5 * taskCount} notes, filled in ${seconds} s`,
    )
    const db = house.database.kysely
    await measureLists(house, 'ward officer', await loadActor(db, filled.officerId, day))
    await measureLists(house, 'province', await loadActor(db, filled.overseerId, day))
    await measureTask(house, filled)
    await measureSignIns(house, filled.wardBodyId)
    await measurePages(house, config, 'ward officer', filled.officerId)
    await measurePages(house, config, 'province', filled.overseerId)
    console.info(`memory of the process: ${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureLists(house: House, who: string, actor: Actor): Promise<void> {
  const db = house.database.kysely
  for (const state of ['open', 'late', 'all'] as const)
    report(
      `work queue, ${state}, ${who}`,
      await measure(40, () => listQueue(db, actor, day, { ...wholeScope, state, page: 1 })),
      { p95Under: 40 },
    )
  const lists: [string, () => Promise<unknown>][] = [
    ['page 20 of the queue', () => listQueue(db, actor, day, { ...wholeScope, state: 'open', page: 20 })],
    [
      'search «tap huan»',
      () => listQueue(db, actor, day, { ...wholeScope, search: 'tap huan', state: 'open', page: 1 }),
    ],
    ['search without a hit', () => listQueue(db, actor, day, { ...wholeScope, search: 'xyz', state: 'open', page: 1 })],
    ['count of the queue', () => countQueue(db, actor, day, { ...wholeScope, state: 'open', page: 1 })],
    ['four cells', () => countFourCells(db, actor, day, wholeScope)],
    ['plans', () => listPlans(db, actor, day, '', 1)],
  ]
  for (const [what, deed] of lists) report(`${what}, ${who}`, await measure(20, deed))
  const plans = await listPlanChoices(db, actor)
  report(
    `choices of the filter, ${who}`,
    await measure(20, () => choices(db, actor)),
    undefined,
    `${plans.length} plans`,
  )
}

async function choices(db: House['database']['kysely'], actor: Actor): Promise<void> {
  await listWorkingBodies(db, actor, await listPlanChoices(db, actor))
}

async function measureTask(house: House, { officerId, wardBodyId }: Filled): Promise<void> {
  const db = house.database.kysely
  const actor = await loadActor(db, officerId, day)
  const { rows } = await sql<{ id: string }>`
    select task_id as id from task_body where body_id = ${wardBodyId} and part = 'issuer' order by task_id limit 200`.execute(
    db,
  )
  let turn = 0
  const next = () => rows[turn++ % rows.length]!.id
  report('opening a task', await measure(100, () => loadTaskPage(db, actor, next())), { p95Under: 100 })
  const write = () =>
    perform(writeProgress, { house, actor }, { taskId: next(), note: 'Đã làm thêm một buổi.', figures: 'Số người: 30' })
  report('writing progress', await measure(100, write), { p95Under: 150 })
}
