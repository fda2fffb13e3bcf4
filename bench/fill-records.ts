import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/database/database.ts'

/** What a year and ten months of the whole country come to; `share` of each. */
export type RecordSizes = Record<
  | 'activities'
  | 'cases'
  | 'matters'
  | 'practitioners'
  | 'teams'
  | 'courses'
  | 'contests'
  | 'guides'
  | 'disclosures'
  | 'documents',
  number
>

/** Since 2025, by 21/11/2026, the day of the measurements. */
export function recordSizes(share: number): RecordSizes {
  const part = (whole: number) => Math.ceil(whole * share)
  return {
    activities: part(1_200_000),
    cases: part(500_000),
    matters: part(2_000_000),
    practitioners: part(120_000),
    teams: part(90_000),
    courses: part(20_000),
    contests: part(3_000),
    guides: part(20_000),
    disclosures: part(200_000),
    documents: part(30_000),
  }
}

const atOnce = 50_000
const firstDay = '2025-01-01'
const days = 690
/** The communes of before ended on this day. */
const mergedOn = '2025-07-01'

/** Of record `n`; 7,919 has no part in common with the number of days. */
const dayOf = (n = sql`n`) => sql`(date ${sql.lit(firstDay)} + (${n}::bigint * 7919 % ${sql.lit(days)})::int)`
/** Before the mergers it stood with a commune of then. */
const bodyOf = (n = sql`n`) =>
  sql`case when ${dayOf(n)} < date ${sql.lit(mergedOn)} then ended.ids[1 + ${n} % cardinality(ended.ids)] else living.ids[1 + ${n} % cardinality(living.ids)] end`
const hash = (text: string) => sql`md5(${text} || n) || md5(n || ${text})`

/**
 * Fills a migrated, seeded database with records of every commune, spread evenly over the communes and the days: 10,000 communes of
 * before July 2025 ended with a successor and keep what they recorded. Bare SQL in pieces, without the checks of foreign keys.
 */
export async function fillRecords(database: Database, sizes: RecordSizes, by: string): Promise<void> {
  await bare(database, (tx) => sql`analyze place, place_succession, body`.execute(tx))
  await bare(database, endedCommunes)
  const each = (total: number, write: (rows: RawBuilder<unknown>) => RawBuilder<unknown>) =>
    pieces(database, total, write)
  await each(sizes.activities, (rows) => activities(rows, by))
  await each(sizes.practitioners, (rows) => practitioners(rows, by))
  await each(
    sizes.teams,
    (rows) => sql`
    insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
    select ${idOf('a7')}, living.ids[1 + n % cardinality(living.ids)], gen_random_uuid(), 'Tổ hòa giải số ' || n, 5, '1/QĐ-UBND', date '2024-01-01' + (n % 600)::int ${rows}`,
  )
  await each(
    sizes.teams * 6,
    (rows) => sql`
    insert into mediator (id, team_id, name, is_woman, is_ethnic, recognised_on, decision, released_on, release_ground, release_decision)
    select ${idOf('a8')}, ${idOf('a7', sql`(1 + n % ${sizes.teams}::int)`)}, 'Hòa giải viên ' || n, n % 3 = 0, n % 7 = 0, date '2024-01-01' + (n % 600)::int, '1/QĐ-UBND',
      case when n % 20 = 0 then date '2026-01-01' + (n % 300)::int end, case when n % 20 = 0 then 'wish' end, case when n % 20 = 0 then '2/QĐ-UBND' end ${rows}`,
  )
  await each(sizes.cases, (rows) => cases(rows, sizes, by))
  await each(
    sizes.cases,
    (rows) => sql`
    insert into mediation_fee (case_id, amount, requested_on, decided_on, is_granted, decided_by, paid_on)
    select ${idOf('a9')}, 400000, ${dayOf()} + 60, ${dayOf()} + 63, true, ${by}, case when n % 3 > 0 then ${dayOf()} + 70 end ${rows} where n % 10 > 0`,
  )
  await each(sizes.matters, (rows) => submissions(rows))
  await each(sizes.matters, (rows) => matters(rows))
  await each(sizes.matters, (rows) => mattersThatWentOn(rows))
  await each(
    sizes.matters,
    (rows) => sql`
    insert into matter_event (id, matter_id, kind, at, told) select ${idOf('ad')}, ${idOf('ab')}, 'received', ${dayOf()} + time '09:00', 'Đã vào sổ.' ${rows}`,
  )
  await bare(database, (tx) =>
    sql`insert into matter_counter (body_id, year, last) select id, year, ${sizes.matters} from body cross join (values (2025), (2026)) of_year(year) where kind = 'ubnd'`.execute(
      tx,
    ),
  )
  await each(
    sizes.courses,
    (rows) => sql`
    insert into training_course (id, body_id, title, sessions_needed, state, finished_on, activity_id, changed_at, changed_by)
    select ${idOf('ae')}, ${bodyOf()}, 'Lớp số ' || n, 1, 'finished', ${dayOf()}, ${idOf('a1')}, now(), ${by} ${rows}`,
  )
  await each(
    sizes.courses * 20,
    (rows) => sql`
    insert into training_learner (id, course_id, name, sort_key, body_id)
    select ${idOf('af')}, ${idOf('ae', sql`(1 + (n - 1) / 20)`)}, 'Người học ' || n, 'x', ${bodyOf(sql`(1 + (n - 1) / 20)`)} ${rows}`,
  )
  await each(sizes.contests, (rows) => contests(rows, by))
  await each(
    sizes.contests * 100,
    (rows) => sql`
    insert into contest_entry (id, contest_id, number, form_hash, code_hash, phone_hash, name_hash, seat, shows_name, draw_seed, drawn, entered_at)
    select ${idOf('b1')}, ${idOf('b0', sql`(1 + (n - 1) / 100)`)}, 10000000 + n, ${hash('f')}, ${hash('c')}, ${hash('p')}, ${hash('n')}, 1, false, md5(n::text), '{1}',
      ${dayOf(sql`(1 + (n - 1) / 100)`)} + time '08:00' ${rows}`,
  )
  await each(
    sizes.guides,
    (rows) => sql`
    insert into guide (id, slug, kind, body_id, words, state, writer_ids, edition, is_public, written_at, changed_at)
    select ${idOf('b2')}, 'bai-' || n, case when n % 2 = 0 then 'answer' else 'guide' end, ${bodyOf()}, '{}', 'published', array[${by}::uuid], 1, true, now(), now() ${rows}`,
  )
  await each(
    sizes.guides,
    (rows) => sql`
    insert into guide_edition (guide_id, number, words, title, folded, writer_ids, approved_by, approved_at)
    select ${idOf('b2')}, 1, '{}', 'Bài số ' || n, 'bai so ' || n, array[${by}::uuid], gen_random_uuid(), ${dayOf()} + time '10:00' ${rows}`,
  )
  await each(
    sizes.documents,
    (rows) => sql`
    insert into local_document (id, body_id, issuer, title, due_on, draft_shared_on, draft_shared_at, issued_on, number, checked_on, is_in_order)
    select ${idOf('c0')}, ${bodyOf()}, case when n % 3 = 0 then 'people-council' else 'people-committee' end, 'Văn bản số ' || n, ${dayOf()} + 10, ${dayOf()}, 'Loa truyền thanh',
      ${dayOf()} + (n % 12)::int, n || '/QĐ-UBND', case when n % 4 > 0 then ${dayOf()} + 30 end, case when n % 4 > 0 then n % 50 > 0 end ${rows}`,
  )
  await each(sizes.disclosures, (rows) => disclosures(rows, sizes))
}

/** The same id for the same record, so that others may name it; keys rise as those of the application do. */
function idOf(letters: string, n = sql`n`): RawBuilder<unknown> {
  return sql`(${`${letters}000000-0000-7000-8000-`} || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`
}

/** `from` with the numbers of a piece and the bodies of then and now. */
async function pieces(
  database: Database,
  total: number,
  write: (rows: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<void> {
  for (let first = 1; first <= total; first += atOnce)
    await bare(database, (tx) =>
      write(sql`from generate_series(${first}::bigint, ${Math.min(first + atOnce - 1, total)}::bigint) n
        cross join (select array_agg(id order by path) as ids from body where kind = 'ubnd' and to_day is null and place_path like '%/%/') living
        cross join (select array_agg(id order by path) as ids from body where kind = 'ubnd' and to_day is not null) ended`).execute(
        tx,
      ),
    )
}

function bare(database: Database, run: (tx: Tx) => Promise<unknown>): Promise<void> {
  return database.transaction(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    // a limit for pages, not for filling
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    await run(tx)
  })
}

/** The committee of every commune of before, below the province of today, taken over by the commune that took its place. */
async function endedCommunes(tx: Tx): Promise<void> {
  await sql`
    insert into body (id, kind, name, place_id, place_path, parent_id, path, to_day, folded, sort_key)
    select gen_random_uuid(), 'ubnd', 'Ủy ban nhân dân ' || old.full_name, old.id, old.path, above.id, above.path || 'y' || nextval('body_number') || '/', ${mergedOn}, old.folded, old.sort_key
    from place old join lateral (select new_id from place_succession s where s.old_id = old.id order by new_id limit 1) went on true
    join place heir on heir.id = went.new_id join body above on above.place_id = heir.parent_id and above.kind = 'ubnd'
    where old.to_day is not null and old.kind in ('xa', 'phuong', 'thi-tran')`.execute(tx)
  await sql`
    insert into body_succession (old_id, new_id, on_day, kind)
    select body.id, heir.id, body.to_day, 'merge' from body
    join lateral (select new_id from place_succession s where s.old_id = body.place_id order by new_id limit 1) went on true
    join body heir on heir.place_id = went.new_id and heir.kind = 'ubnd' and heir.to_day is null
    where body.to_day is not null`.execute(tx)
}

function activities(rows: RawBuilder<unknown>, by: string) {
  return sql`
    insert into activity (id, body_id, key_hash, kind, form, topic, laws, pins, held_on, place, village, speakers, attended, women, ethnic,
        copies, special_group, language, costs, cost, note, folded, recorded_by, recorded_at)
    select ${idOf('a1')}, ${bodyOf()}, ${hash('k')}, case n % 4 when 0 then 'leaflet' when 1 then 'broadcast' else 'session' end,
      case n % 4 when 1 then 'media' else 'direct' end, 'Buổi số ' || n, '{}', '[]', ${dayOf()}, '', '', '{}',
      case when n % 4 > 1 then n % 120 end, case when n % 4 > 2 then n % 40 % greatest(n % 120, 1) end, case when n % 16 = 3 then 0 end, case when n % 4 < 2 then n % 300 end,
      case when n % 9 = 0 then 'ethnic' else '' end, '', '[]', case when n % 5 = 0 then 500000 + n % 100 * 10000 end, '', '', ${by}, now() ${rows}`
}

function practitioners(rows: RawBuilder<unknown>, by: string) {
  return sql`
    insert into practitioner (id, body_id, kind, name, folded, sort_key, gender, is_ethnic, education, state, since_day, ended_on, changed_at, changed_by)
    select ${idOf('a6')}, living.ids[1 + n % cardinality(living.ids)], case when n % 6 = 0 then 'speaker-province' else 'communicator' end, 'Người số ' || n, 'nguoi so ' || n, 'nguoi so ' || n,
      case when n % 3 = 0 then 'nu' else 'nam' end, n % 8 = 0, case when n % 4 = 0 then 'law' else 'other' end, case when n % 25 = 0 then 'ended' else 'recognised' end,
      date '2024-01-01' + (n % 700)::int, case when n % 25 = 0 then date '2026-03-01' + (n % 200)::int end, now(), ${by} ${rows}`
}

function cases(rows: RawBuilder<unknown>, { teams }: RecordSizes, by: string) {
  return sql`
    insert into mediation_case (id, team_id, number, year, received_on, ground, topic, state, sealed, mediator_id, chosen_by, assigned_on,
      ended_on, end_reason, outcome, recorded_by)
    select ${idOf('a9')}, ${idOf('a7', sql`(1 + n % ${teams}::int)`)}, n, extract(year from ${dayOf()})::int, ${dayOf()}, 'party', 'land', case when n % 10 = 0 then 'assigned' else 'ended' end, '',
      ${idOf('a8', sql`(1 + (n + ${teams}::int - 1) % ${teams}::int)`)}, 'leader', ${dayOf()}, case when n % 10 > 0 then ${dayOf()} + (n % 60)::int end,
      case when n % 10 > 1 then 'agreement' when n % 10 = 1 then 'party-stops' end, case when n % 10 > 1 then 'reached' when n % 10 = 1 then 'not-reached' end, ${by} ${rows}`
}

function submissions(rows: RawBuilder<unknown>) {
  return sql`
    insert into submission (id, form_hash, content_hash, code_hash, link_hash, channel, body_id, received_at, received_on, is_secret,
      is_anonymous, words, particulars, consents, notify, recovery)
    select ${idOf('aa')}, ${hash('f')}, ${hash('x')}, ${hash('c')}, ${hash('l')}, case when n % 2 = 0 then 'web' else 'reception' end, ${bodyOf()},
      ${dayOf()} + time '09:00', ${dayOf()}, false, false, 'Hàng xóm xây lấn sang đất nhà tôi.', '{}', '[]', 'none', 'none' ${rows}`
}

/** One in ten waits, most of those not for long; one in a hundred went on to another body. */
function matters(rows: RawBuilder<unknown>) {
  const waits = sql`(n % 10 = 0 and ${dayOf()} > date '2026-09-01')`
  return sql`
    insert into matter (id, submission_id, kind, body_id, number, year, state, closed_as, title, received_at, received_on, answered_on, closed_on,
      next_due, late_after, folded, was_late, is_one_of_more)
    select ${idOf('ab')}, ${idOf('aa')}, (array['question', 'feedback', 'complaint', 'information-request', 'question', 'feedback'])[1 + n % 6], ${bodyOf()}, n, extract(year from ${dayOf()})::int,
      case when ${waits} then 'received' when n % 5 = 0 then 'answered' else 'closed' end, case when not ${waits} and n % 5 > 0 then case when n % 100 = 1 then 'transferred' else 'resolved' end end, 'Việc số ' || n,
      ${dayOf()} + time '09:00', ${dayOf()}, case when not ${waits} and n % 100 <> 1 then ${dayOf()} + (n % 20)::int end, case when not ${waits} and n % 5 > 0 then ${dayOf()} + (n % 20)::int end,
      case when ${waits} then ${dayOf()} + 14 end, case when ${waits} then ${dayOf()} + 14 end, 'viec so ' || n, n % 13 = 0 and not ${waits}, n % 100 = 1 ${rows}`
}

/** Of what went on, the row at the next body of today. */
function mattersThatWentOn(rows: RawBuilder<unknown>) {
  const received = sql`${dayOf()} + (n % 20)::int`
  return sql`
    insert into matter (id, submission_id, kind, body_id, number, year, state, closed_as, title, received_at, received_on, answered_on, closed_on,
      folded, was_late, is_one_of_more)
    select ${idOf('ac')}, ${idOf('aa')}, (array['question', 'feedback', 'complaint', 'information-request', 'question', 'feedback'])[1 + n % 6],
      living.ids[1 + (n + 1) % cardinality(living.ids)], n + 10000000, extract(year from ${received})::int, 'closed', 'resolved', 'Việc số ' || n,
      (${received}) + time '09:00', ${received}, ${received} + 3, ${received} + 5, 'viec so ' || n, false, true ${rows} where n % 100 = 1`
}

/** The first ones make the documents public. */
function disclosures(rows: RawBuilder<unknown>, { documents }: RecordSizes) {
  return sql`
    insert into disclosure (id, body_id, local_document_id, kind, title, number, made_on, channels, due_on, is_due_sure, published_on, published_at)
    select ${idOf('c1')}, ${bodyOf()}, case when n <= ${documents}::int then ${idOf('c0')} end, case when n <= ${documents}::int then 'legal-document' else 'budget' end, 'Thông tin số ' || n, n::text,
      ${dayOf()} + (n % 12)::int, '{portal}', ${dayOf()} + (n % 12)::int + 7, true, case when n % 9 > 0 then ${dayOf()} + (n % 24)::int end, case when n % 9 > 0 then 'Bảng niêm yết' else '' end ${rows}`
}

function contests(rows: RawBuilder<unknown>, by: string) {
  return sql`
    insert into contest (id, body_id, province_id, slug, title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at, prizes, state,
      writer_ids, approved_by, seed)
    select ${idOf('b0')}, ${bodyOf()}, '24', 'cuoc-thi-' || n, 'Cuộc thi số ' || n, 'Tìm hiểu pháp luật.', '{}', 1, false, false, ${dayOf()} + time '07:00',
      ${dayOf()} + time '17:00', '[]', 'approved', array[${by}::uuid], gen_random_uuid(), ${hash('s')} ${rows}`
}
