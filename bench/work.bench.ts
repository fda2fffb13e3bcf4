import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { sql } from 'kysely'
import { readConfig } from '#app/config.ts'
import { openHouse } from '#app/open-house.ts'
import { listen, openApplication } from '#app/server.ts'
import { newId } from '#base/ids.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { signIn } from '#domains/people/acts/sign-in.ts'
import { savePassword } from '#domains/people/person.store.ts'
import { openSession } from '#domains/people/session.store.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { countFourCells, countQueue, listQueue, type QueueFilter } from '#domains/plans/queue.queries.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { type Filled, fillTasks } from './fill-tasks.ts'
import { measure, report } from './measure.ts'

/** Work with 20,000 tasks: the queue, a task, writing progress, signing in; on both databases. */
const taskCount = Number(process.env.BENCH_TASKS ?? 20_000)
const signIns = 1_000
const password = 'Mật khẩu để đo 2026'

await onEmbedded()
await onServer()

async function onEmbedded(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-work-'))
  try {
    await work('embedded', {}, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onServer(): Promise<void> {
  const postgres = await startTemporaryPostgres()
  if (postgres === undefined) return console.info('PostgreSQL: not installed here, not measured')
  const folder = mkdtempSync(join(tmpdir(), 'bench-work-'))
  try {
    await work('PostgreSQL', { DATABASE_URL: postgres.url }, folder)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function work(name: string, environment: Record<string, string>, folder: string): Promise<void> {
  const config = readConfig({ ...environment, LGD_DATA: folder, PORT: '0', HOST: '127.0.0.1' }, folder)
  const house = await openHouse(config, () => undefined)
  try {
    const started = performance.now()
    const filled = await fillTasks(house.database, taskCount)
    console.info(
      `\n${name}: ${taskCount} tasks, ${2 * taskCount} obligations, ${5 * taskCount} notes, filled in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    await measureWork(house, filled)
    await measureSignIns(house, filled)
    await measurePages(house, config, filled)
  } finally {
    await house.database.close()
  }
}

async function measureWork(house: House, { officerId, overseerId }: Filled): Promise<void> {
  const day = '2026-06-15'
  const db = house.database.kysely
  const none: Omit<QueueFilter, 'state' | 'page'> = { search: '', planId: null, bodyId: null, officerId: null }
  for (const [who, id] of [
    ['ward officer', officerId],
    ['province overseer', overseerId],
  ] as const) {
    const actor = await loadActor(db, id, day)
    for (const state of ['open', 'late', 'all'] as const)
      report(
        `work queue, ${state}, ${who}`,
        await measure(60, () => listQueue(db, actor, day, { ...none, state, page: 1 })),
        'goal p95 < 40 ms',
      )
    report(
      `search «tap huan», ${who}`,
      await measure(40, () => listQueue(db, actor, day, { ...none, search: 'tap huan', state: 'open', page: 1 })),
    )
    report(
      `count of the queue, ${who}`,
      await measure(30, () => countQueue(db, actor, day, { ...none, state: 'open', page: 1 })),
    )
    report(`four cells, ${who}`, await measure(20, () => countFourCells(db, actor, day, none)))
  }
  const actor = await loadActor(db, officerId, day)
  const { rows } = await sql<{
    id: string
  }>`select task_id as id from task_body where body_id = ${actor.bodyId} and part = 'lead' limit 200`.execute(db)
  let turn = 0
  const next = () => rows[turn++ % rows.length]!.id
  report('opening a task', await measure(100, () => loadTaskPage(db, actor, next())), 'goal p95 < 100 ms')
  report(
    'writing progress',
    await measure(100, () =>
      perform(
        writeProgress,
        { house, actor },
        { taskId: next(), note: 'Đã làm thêm một buổi.', figures: 'Số người: 30' },
      ),
    ),
    'goal p95 < 150 ms',
  )
}

/** 1,000 officers sign in, eight at a time. */
async function measureSignIns(house: House, { wardBodyId }: Filled): Promise<void> {
  const hash = await hashPassword(password)
  const now = house.clock.now()
  await house.database.transaction(async (tx) => {
    for (let number = 0; number < signIns; number++) {
      const id = newId()
      await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key) values (${id}, ${`Cán bộ ${number}`}, ${`can-bo-${number}`}, ${wardBodyId}, now(), ${`can bo ${number}`}, 'x')`.execute(
        tx,
      )
      await savePassword(tx, id, hash, now)
    }
  })
  const times: number[] = []
  let errors = 0
  const begun = performance.now()
  let turn = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let number = turn++; number < signIns; number = turn++) {
        const start = performance.now()
        const address = `10.0.${number >> 8}.${number & 255}`
        const actor = {
          personId: null,
          name: 'Chưa đăng nhập',
          grants: [],
          bodyId: null,
          actingFor: null,
          address,
          userAgent: 'đo',
        }
        const answer = await signIn({ house, actor }, { userName: `can-bo-${number}`, password }, undefined)
        if (!('session' in answer)) errors++
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  report(
    `${signIns} sign-ins, 8 at a time`,
    times,
    `${seconds.toFixed(1)} s in all, ${errors} errors; goal: within 60 s, none`,
  )
}

async function measurePages(house: House, config: ReturnType<typeof readConfig>, { officerId }: Filled): Promise<void> {
  const { server, port } = await listen(
    openApplication(house, config, () => undefined),
    config,
  )
  const actor = await loadActor(house.database.kysely, officerId, today(house.clock))
  const session = await house.database.transaction((tx) =>
    openSession({ tx, house, actor, now: house.clock.now() }, { id: officerId, secondFactorDue: false }, undefined),
  )
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/nghiep-vu/nhiem-vu?tt=open`,
    connections: 10,
    duration: 8,
    headers: { cookie: `lgd_session=${session.token}` },
  })
  console.info(
    `queue page over HTTP: ${result.requests.average.toFixed(0)} pages/s, p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${result.non2xx} not answered well, ${Math.round(result.throughput.average / result.requests.average / 1024)} KB a page`,
  )
  server.close()
  server.closeAllConnections()
}
