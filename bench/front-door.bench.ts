import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { openHouse } from '#app/open-house.ts'
import { newSecret } from '#base/ids.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { countRegister, listRegister } from '#domains/matters/desk/register.queries.ts'
import { registerFilterOf } from '#domains/matters/desk/register-filter.ts'
import { findSubmissionIds, listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { operator } from '#domains/people/operator.ts'
import { deedsOf } from '#domains/people/roles.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import type { House } from '#platform/house.ts'
import { measure, report } from './measure.ts'
import { benchConfig } from './measure-pages.ts'

/**
 * The front door with the matters of a nation (2,000,000, or BENCH_MATTERS) over every commune: following one's own by its code, the
 * register of a ward and of a province, and fifty people a second who send something, for half a minute (BENCH_SECONDS).
 */
const total = Number(process.env.BENCH_MATTERS ?? 2_000_000)
const seconds = Number(process.env.BENCH_SECONDS ?? 30)
const perSecond = 50
const chunk = 100_000

const postgres = await startTemporaryPostgres()
if (postgres === undefined) console.info('PostgreSQL: not installed here, not measured')
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-front-door-'))
  const house = await openHouse(benchConfig(folder, postgres.url), () => undefined)
  try {
    await measureFrontDoor(house)
  } finally {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
    await postgres.stop()
  }
}

async function measureFrontDoor(house: House): Promise<void> {
  const db = house.database.kysely
  const started = performance.now()
  const bodies = await openEveryDesk(db)
  for (let from = 0; from < total; from += chunk) await fill(db, from, Math.min(total, from + chunk), bodies.length)
  await sql`analyze submission, matter, matter_event, submitter`.execute(db)
  const filled = ((performance.now() - started) / 1000).toFixed(0)
  console.info(`${total} matters of ${bodies.length} bodies, filled in ${filled} s`)
  const today = '2026-11-21'
  const tracking = await measure(300, async () => {
    const ids = await findSubmissionIds(db, house.secretKey, hashOf(Math.floor(Math.random() * total)))
    if ((await listTracked(db, ids, today)).length !== 1)
      throw new Error('A code led to nothing: the measure would mean nothing')
  })
  report('following one’s own by its code', tracking, { p95Under: 40 })
  for (const [who, placePath] of [
    ['a ward', bodies[0]!.placePath],
    ['a province', `${bodies[0]!.placePath.split('/')[0]}/`],
  ] as const) {
    const actor = officerAt(placePath)
    for (const query of [{}, { xem: 'all' }, { tim: 'lan dat' }] as Record<string, string>[]) {
      const rows = await listRegister(db, actor, registerFilterOf(query), today)
      const times = await measure(40, async () => {
        await listRegister(db, actor, registerFilterOf(query), today)
        await countRegister(db, actor, today)
      })
      report(`register of ${who} ${JSON.stringify(query)}`, times, { p95Under: 60 }, `${rows.length} rows`)
    }
  }
  await measureSending(house, bodies)
}

/** Arrivals at their own moments, whether the ones before are answered or not. */
async function measureSending(house: House, bodies: { id: string }[]): Promise<void> {
  const times: number[] = []
  const codes = new Set<string>()
  const sending: Promise<void>[] = []
  const begun = performance.now()
  for (let index = 0; index < perSecond * seconds; index++) {
    await wait(Math.max(0, begun + (index * 1000) / perSecond - performance.now()))
    const form = aForm(bodies[index % 40]!.id)
    const start = performance.now()
    sending.push(
      perform(fileSubmission, { house, actor: { ...operator, grants: [] } }, form).then(({ code }) => {
        times.push(performance.now() - start)
        codes.add(code)
      }),
    )
  }
  await Promise.all(sending)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from submission where received_at > now() - interval '1 hour' and words like 'bench %'`.execute(
    house.database.kysely,
  )
  const kept = rows[0]!.count
  report(
    `sending, ${perSecond} a second for ${seconds} s`,
    times.sort((a, b) => a - b),
    { p95Under: 150 },
    `${kept} kept of ${sending.length}, ${codes.size} codes`,
  )
}

function aForm(bodyId: string) {
  const somebody = { name: 'Nguyễn Thị Tư', address: 'Thôn Một', phone: '0912345678' }
  return {
    door: 'phan-anh',
    formKey: newSecret(),
    bodyId,
    words: `bench ${'Cống tắc, nước ngập vào nhà. '.repeat(10)}`,
    ...somebody,
    files: {},
  }
}

function officerAt(placePath: string): Actor {
  const grant = { deeds: deedsOf('officer'), reach: 'place' as const, bodyId: '', bodyPath: '/', placePath }
  return { ...operator, grants: [grant] }
}

async function openEveryDesk(db: Db): Promise<{ id: string; placePath: string }[]> {
  await sql`
    insert into person (id, name, user_name, title, created_at, folded, sort_key)
    values ('00000000-0000-7000-8000-000000000001', 'Bench', 'bench', '', now(), 'bench', 'bench')`.execute(db)
  await sql`
    insert into front_desk (body_id, is_open, address, phone, hours, changed_at, changed_by)
    select id, true, 'x', '', 'x', now(), '00000000-0000-7000-8000-000000000001' from body where kind = 'ubnd'`.execute(
    db,
  )
  await sql`create table bench_body as select id, row_number() over (order by place_path desc) - 1 as ordinal from body where kind = 'ubnd'`.execute(
    db,
  )
  const { rows } = await sql<{ id: string; placePath: string }>`
    select body.id, body.place_path as "placePath" from bench_body join body on body.id = bench_body.id order by ordinal`.execute(
    db,
  )
  await sql`insert into matter_counter (body_id, year, last) select id, 2026, 1000000 from bench_body`.execute(db)
  return rows
}

/** Hashes that are not of any code, and look like them. */
function hashOf(index: number): string {
  return index.toString(16).padStart(64, '0')
}

async function fill(db: Db, from: number, to: number, bodies: number): Promise<void> {
  const hash = (extra: number) => sql`lpad(to_hex(n + ${extra}::bigint), 64, '0')`
  const uuid = (letter: string) => sql`(${`${letter}0000000-0000-7000-8000-`} || lpad(to_hex(n), 12, '0'))::uuid`
  const at = sql`timestamptz '2026-11-20 08:00+07' - (n % 31536000) * interval '1 second'`
  const rows = sql`generate_series(${from}::bigint, ${to - 1}::bigint) n join bench_body b on b.ordinal = n % ${bodies}::bigint`
  await sql`
    insert into submission (id, form_hash, content_hash, code_hash, link_hash, channel, body_id, received_at, received_on, is_secret,
      is_anonymous, words, particulars, consents, notify, recovery)
    select ${uuid('a')}, ${hash(0)}, ${hash(0)}, ${hash(0)}, ${hash(0)}, 'web', b.id, ${at}, (${at})::date, false, false,
      'Hàng xóm xây lấn sang đất nhà tôi.', '{}', '[]', 'none', 'none' from ${rows}`.execute(db)
  await sql`
    insert into submitter (submission_id, name, address, folded, contact_sealed)
    select ${uuid('a')}, 'Nguyễn Văn ' || n, 'Thôn Một', 'nguyen van ' || n || ' thon mot', 'v1.x' from ${rows}`.execute(
    db,
  )
  await sql`
    insert into matter (id, submission_id, kind, body_id, number, year, state, closed_as, title, received_at, received_on, told_on,
      answered_on, closed_on, next_due, late_after, folded)
    select ${uuid('b')}, ${uuid('a')}, 'feedback', b.id, (n / ${bodies})::int + 1, 2026,
      case when n % 10 = 0 then 'received' when n % 10 = 1 then 'answered' else 'closed' end,
      case when n % 10 > 1 then 'resolved' end, 'Hàng xóm xây lấn đất ' || n, ${at}, (${at})::date,
      case when n % 10 > 0 then (${at})::date + 5 end, case when n % 10 > 0 then (${at})::date + 5 end,
      case when n % 10 > 1 then (${at})::date + 6 end, case when n % 10 = 0 then (${at})::date + 14 end,
      case when n % 10 = 0 then (${at})::date + 14 end, 'hang xom xay lan dat ' || n from ${rows}`.execute(db)
  await sql`
    insert into matter_event (id, matter_id, kind, at, told) select ${uuid('c')}, ${uuid('b')}, 'received', ${at}, 'Đã vào sổ.' from ${rows}`.execute(
    db,
  )
}
