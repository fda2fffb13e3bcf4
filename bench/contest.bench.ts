import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { entryPass } from '#domains/learning/contests/contest-entry.ts'
import { countResults } from '#domains/learning/contests/contest-results.store.ts'
import type { Db } from '#platform/database/database.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import { openSecretKey } from '#platform/identity/secret-key.ts'
import { type AnswerPage, floodAnswers, sendPagesAgain, visitOf } from '../walks/support/answer-flood.ts'
import { type RunningSystem, startSystem } from '../walks/support/system.ts'
import { met, percentile, show } from './measure.ts'

/**
 * The closing minute of a contest with 50,000 open entries (BENCH_ENTRIES): 2,000 answers a second (BENCH_ANSWERS) for a minute
 * (BENCH_SECONDS), five a page, over HTTP to the system on PostgreSQL that waits for its disk. Once in peace until after the close; once
 * killed in the middle, started again, and everybody sends once more.
 */
const entries = Number(process.env.BENCH_ENTRIES ?? 50_000)
const answersPerSecond = Number(process.env.BENCH_ANSWERS ?? 2_000)
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const perPage = Number(process.env.BENCH_PER_PAGE ?? 5)
const drawn = 20
const questions = 40
const pagesPerSecond = answersPerSecond / perPage
const writer = '00000000-0000-7000-8000-000000000001'
const approver = '00000000-0000-7000-8000-000000000002'
const seed = 'ab'.repeat(32)

const postgres = await startTemporaryPostgres()
if (postgres === undefined) console.info('PostgreSQL: not installed here, not measured')
else {
  process.env.TEST_DATABASE_URL = postgres.url
  const system = await startSystem({ database: 'server', empty: true })
  const database = await openDatabase({ databaseUrl: system.databaseUrl!, folder: system.dataFolder })
  try {
    const db = database.kysely
    const secretKey = await openSecretKey(system.dataFolder)
    await fillPeople(db)
    const peace = await fillContest(db, secretKey)
    await closingMinute(system, db, peace)
    const begun = performance.now()
    const allRight = await database.transaction((tx) =>
      countResults(tx, { id: peace.contestId, seed, asksGuess: true }),
    )
    console.info(`counting ${entries} entries: ${show(performance.now() - begun)} ms, ${allRight} had all right`)
    await killedInTheMiddle(system, db, await fillContest(db, secretKey))
  } finally {
    await database.close()
    await system.stop()
    await postgres.stop()
  }
}

type Filled = { contestId: string; slug: string; pages: AnswerPage[] }

/** The contest closes while the flood goes on: what reached us before counts, what came after is refused. */
async function closingMinute(system: RunningSystem, db: Db, { contestId, slug, pages }: Filled): Promise<void> {
  const visit = await visitOf(system.address, `/cuoc-thi/${slug}/vao`)
  const late = Math.min(5, seconds)
  const begun = Date.now()
  await closeAt(db, contestId, new Date(begun + seconds * 1000))
  await floodAnswers(system.address, visit, pages.slice(0, (seconds + late) * pagesPerSecond), { pagesPerSecond })
  const sent = pages.slice(0, (seconds + late) * pagesPerSecond)
  const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged)
  const refused = sent.filter(({ status }) => status === 409)
  console.info(
    `closing minute, ${entries} open entries, ${answersPerSecond} answers a second for ${seconds} s and ${late} s after the close: ` +
      `${refused.length} pages refused as closed, ${sent.filter(({ status }) => status === 0).length} on a line that broke, ${sent.filter(({ status }) => ![0, 303, 409].includes(status)).length} answered otherwise`,
  )
  await tell('in peace', db, contestId, sent, acknowledged)
  reportTimes(acknowledged)
  const rate = (acknowledged.length * perPage) / seconds
  console.info(`acknowledged ${rate.toFixed(0)} answers a second: ${met(rate >= answersPerSecond * 0.98)}`)
}

async function killedInTheMiddle(system: RunningSystem, db: Db, { contestId, slug, pages }: Filled): Promise<void> {
  const visit = await visitOf(system.address, `/cuoc-thi/${slug}/vao`)
  const sent = pages.slice(0, seconds * pagesPerSecond)
  let back: Promise<void> | undefined
  const kill = (index: number) => {
    if (index !== Math.floor(sent.length / 2)) return undefined
    return system.kill().then(() => {
      back = system.restart()
    })
  }
  await floodAnswers(system.address, visit, sent, { pagesPerSecond, before: kill })
  await back
  const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged)
  await tell('killed in the middle', db, contestId, sent, acknowledged)
  reportTimes(acknowledged)
  const all = await sendPagesAgain(system.address, await visitOf(system.address, `/cuoc-thi/${slug}/vao`), sent)
  await tell(`sent again (${all ? 'all answered' : 'NOT all answered'})`, db, contestId, sent, sent)
}

/** Whether what was promised is there, once, as it was sent; and nothing else. */
async function tell(
  what: string,
  db: Db,
  contestId: string,
  sent: AnswerPage[],
  acknowledged: AnswerPage[],
): Promise<void> {
  await wait(200)
  const { rows } = await sql<{ key: string; choice: number; count: number }>`
    select entry_id || ' ' || question as key, min(choice) as choice, count(*)::int as count from contest_answer
    where entry_id in (select id from contest_entry where contest_id = ${contestId}) group by entry_id, question`.execute(
    db,
  )
  const kept = new Map(rows.map(({ key, choice }) => [key, choice]))
  const answersOf = (pages: AnswerPage[]) =>
    pages.flatMap(({ entryId, answers }) =>
      answers.map(([question, choice]) => ({ key: `${entryId} ${question}`, choice })),
    )
  const promised = answersOf(acknowledged)
  const lost = promised.filter(({ key, choice }) => kept.get(key) !== choice).length
  const doubled = rows.filter(({ count }) => count > 1).length
  const asked = new Set(answersOf(sent).map(({ key }) => key))
  const strange = rows.filter(({ key }) => !asked.has(key)).length
  console.info(
    `${what}: ${answersOf(sent).length} answers sent, ${promised.length} acknowledged, ${kept.size} kept, ${lost} lost, ${doubled} doubled, ` +
      `${strange} never sent: ${met(lost + doubled + strange === 0)}`,
  )
}

function reportTimes(pages: AnswerPage[]): void {
  const times = pages.map(({ ms }) => ms)
  const at = (share: number) => `${show(percentile(times, share))} ms`
  console.info(`a page of ${perPage}: p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}   n ${times.length}`)
}

/** By hand: an approved contest never changes. */
async function closeAt(db: Db, contestId: string, closesAt: Date): Promise<void> {
  await sql`alter table contest disable trigger contest_stays`.execute(db)
  await sql`update contest set closes_at = ${closesAt} where id = ${contestId}`.execute(db)
  await sql`alter table contest enable trigger contest_stays`.execute(db)
}

async function fillPeople(db: Db): Promise<void> {
  for (const [id, name] of [
    [writer, 'bench'],
    [approver, 'bench2'],
  ])
    await sql`insert into person (id, name, user_name, title, created_at, folded, sort_key)
      values (${id}, ${name}, ${name}, '', now(), ${name}, ${name})`.execute(db)
}

/** Entries by the thousand, and each one's pages of answers in an order in which nobody sends twice within a second. */
async function fillContest(db: Db, secretKey: Uint8Array): Promise<Filled> {
  const contestId = newId()
  const slug = `do-tai-${contestId.slice(-8)}`
  await sql`
    insert into contest (id, body_id, province_id, slug, title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at,
      prizes, state, writer_ids, approved_by, seed)
    select ${contestId}, body.id, split_part(body.place_path, '/', 1), ${slug}, 'Đo tải', 'Đo tải', '{}', ${drawn}, true, false,
      now() - interval '1 day', now() + interval '1 day', '[]', 'approved', array[${writer}]::uuid[], ${approver}, ${seed}
    from body where kind = 'ubnd' and place_path like '24/%' order by path limit 1`.execute(db)
  await sql`
    insert into learning_question (id, body_id, words, options, answer, explanation, document_id, said_number, article, clause, point,
      pinned_on, pinned_acts, written_by, writer_ids, written_at)
    select gen_random_uuid(), contest.body_id, 'Câu ' || n, '{a,b,c}', 1, ${slug}, document.id, '35/2013/QH13', '3', '', '', current_date, '{}',
      ${writer}, array[${writer}]::uuid[], now() from generate_series(1, ${questions}::int) n, contest, (select id from law_document limit 1) document
    where contest.id = ${contestId}`.execute(db)
  await sql`
    insert into contest_question (contest_id, number, question_id, words, options, answer, explanation, cited, document_id, article, clause,
      point, pinned_on, pinned_acts, writer_ids)
    select ${contestId}, row_number() over (order by id), id, words, options, answer, '', 'x', document_id, article, clause, point, pinned_on,
      pinned_acts, writer_ids from learning_question where explanation = ${slug}`.execute(db)
  const { rows } = await sql<{ id: string; drawn: number[] }>`
    insert into contest_entry (id, contest_id, number, form_hash, code_hash, phone_hash, name_hash, seat, shows_name, draw_seed, drawn, entered_at)
    select gen_random_uuid(), ${contestId}, 10000000 + n, hash, hash, hash, hash, 1, false, left(hash, 32),
      array(select q from generate_series(1, ${questions}::int) q order by md5(n || ':' || q) limit ${drawn}), now()
    from (select n, encode(sha256(convert_to(${contestId} || n, 'UTF8')), 'hex') as hash from generate_series(1, ${entries}::int) n) one
    returning id, drawn`.execute(db)
  await sql`analyze contest_entry, contest_answer`.execute(db)
  const pages: AnswerPage[] = []
  for (let page = 0; page < drawn / perPage; page++)
    for (const entry of rows)
      pages.push({
        pass: entryPass(secretKey, entry.id),
        entryId: entry.id,
        answers: entry.drawn.slice(page * perPage, (page + 1) * perPage).map((question) => [question, question % 3]),
        isAcknowledged: false,
        status: 0,
        ms: 0,
      })
  return { contestId, slug, pages }
}
