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
import { type QueueFilter, wholeScope } from '#domains/plans/queue-filter.ts'
import { queueKeyOf } from '#domains/plans/queue-order.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { fillNation, type Nation, type NationSize } from './fill-nation.ts'
import { measure, report } from './measure.ts'
import { benchConfig, measurePages } from './measure-pages.ts'
import { measureSignIns } from './measure-sign-ins.ts'

/**
 * A day's work of the whole country: the queue, searching, a task, writing progress, signing in, pages over HTTP. On PostgreSQL
 * with 200,000 tasks (or BENCH_TASKS) and a million notes; on the embedded database, which serves a commune or a province, with
 * a twentieth of it. BENCH_DATABASE (`embedded`, `server`) names one of the two. Each is filled anew.
 */
const nation: NationSize = { tasks: Number(process.env.BENCH_TASKS ?? 200_000), progress: 0, officers: 10_000 }
nation.progress = nation.tasks * 5
const twentieth: NationSize = {
  tasks: nation.tasks / 20,
  progress: nation.progress / 20,
  officers: nation.officers / 20,
}
const day = '2026-06-15'

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
  const folder = mkdtempSync(join(tmpdir(), 'bench-work-'))
  const config = benchConfig(folder, databaseUrl)
  const house = await openHouse(config, () => undefined)
  try {
    const started = performance.now()
    const filled = await fillNation(house.database, size)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.info(
      `\n${name}: ${filled.planCount} plans, ${size.tasks} tasks, ${size.progress} notes, ${size.officers} officers, filled in ${seconds} s`,
    )
    const db = house.database.kysely
    for (const [who, personId] of readersOf(filled)) await measureLists(house, who, await loadActor(db, personId, day))
    await measureTask(house, filled)
    await measureSignIns(house, filled.wardBodyId)
    for (const [who, personId] of readersOf(filled)) await measurePages(house, config, who, personId)
    console.info(`memory of the process: ${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function readersOf({ wardOfficerId, provinceOverseerId, nationOverseerId }: Nation): [who: string, personId: string][] {
  return [
    ['ward officer', wardOfficerId],
    ['province', provinceOverseerId],
    ['nation', nationOverseerId],
  ]
}

async function measureLists(house: House, who: string, actor: Actor): Promise<void> {
  const db = house.database.kysely
  const list = (change: Partial<QueueFilter>) => () =>
    listQueue(db, actor, day, { ...wholeScope, state: 'open', page: 1, ...change })
  const { planId } = (await list({})())[0]!
  const after = queueKeyOf('due', (await list({ page: 19 })()).at(-1)?.key)
  const queues: [string, Partial<QueueFilter>][] = [
    ['open', {}],
    ['late', { state: 'late' }],
    ['all', { state: 'all' }],
    ['returned', { state: 'returned' }],
    ['late in a province', { state: 'late', placeId: '24' }],
    ['one plan', { planId }],
    ['due in 2027', { year: 2027 }],
    ['page 20', after === undefined ? { page: 20 } : { after }],
  ]
  for (const [what, change] of queues)
    report(`queue: ${what}, ${who}`, await measure(40, list(change)), { p95Under: 40 })
  for (const search of ['pháp luật', 'sá sùng', 'không có ở đâu', '129/QĐ-TTg', 'vien thon hoa giai', 'tap huan nghi'])
    for (const state of ['open', 'late'] as const)
      report(`search «${search}», ${state}, ${who}`, await measure(40, list({ search, state })), { p95Under: 60 })
  const counts: [string, () => Promise<unknown>][] = [
    ['count of the queue', () => countQueue(db, actor, day, { ...wholeScope, state: 'open', page: 1 })],
    [
      'count of a search',
      () => countQueue(db, actor, day, { ...wholeScope, search: 'pháp luật', state: 'open', page: 1 }),
    ],
    ['four cells', () => countFourCells(db, actor, day, wholeScope)],
    ['four cells of a search', () => countFourCells(db, actor, day, { ...wholeScope, search: 'pháp luật' })],
    ['plans', () => listPlans(db, actor, day, '', 1)],
  ]
  for (const [what, deed] of counts) report(`${what}, ${who}`, await measure(20, deed))
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

async function measureTask(house: House, { wardOfficerId, wardBodyId }: Nation): Promise<void> {
  const db = house.database.kysely
  const actor = await loadActor(db, wardOfficerId, day)
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
