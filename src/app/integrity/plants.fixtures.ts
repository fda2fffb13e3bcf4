import type { CheckedAt } from '#domains/integrity/integrity-check.ts'

/**
 * For each check, statements that make exactly one thing wrong in the demo's world. They are written with triggers and foreign keys
 * asleep, as a fault of ours or a hand in the database would do it. `{today}` is the day of the test.
 */
export type Plant = { statements: string[]; count?: number; replica?: CheckedAt['replica'] }

const plant = (...statements: string[]): Plant => ({ statements })

const aBody = (offset = 0) =>
  `(select b.id from body b where b.parent_id is not null and b.to_day is null
    and not exists (select 1 from body c where c.parent_id = b.id) order by b.id offset ${offset} limit 1)`
const endedId = `'00000000-0000-7000-8000-00000000e0d0'`
/** A body that ended ten days ago, and nobody took over. */
const endedBody = `insert into body (id, kind, name, place_id, place_path, parent_id, path, to_day, folded, sort_key)
  select ${endedId}, kind, 'Cơ quan đã kết thúc', place_id, place_path, null, '/zzz9/', '{today}'::date - 10, 'co quan', 'co quan' from body where id = ${aBody()}`
const closedId = `'00000000-0000-7000-8000-00000000c105'`
const closedPerson = `insert into person (id, name, user_name, created_at, closed_on, folded, sort_key)
  values (${closedId}, 'Người đã nghỉ', 'nguoidanghi', now(), '{today}'::date - 10, 'nguoi da nghi', 'nghi')`
const person = (userName: string) => `(select id from person where user_name = '${userName}')`
const first = (table: string, where = 'true', offset = 0) =>
  `(select id from ${table} where ${where} order by id offset ${offset} limit 1)`
const hash = (letter: string) => `repeat('${letter}', 64)`
const storedFile = (id: string, state = 'clean', sha = 'a') =>
  `insert into stored_file (id, sha256, name, size_bytes, kind, state, threat, at)
    values (${id}, ${hash(sha)}, 'tệp', 1, 'pdf', '${state}', ${state === 'quarantined' ? `'Eicar'` : 'null'}, now() - interval '20 days')`
const aFile = `'00000000-0000-7000-8000-0000000f11e0'`
const workTask = `task.kind = 'work' and task.dropped_at is null and exists (select 1 from plan where plan.id = task.plan_id and plan.state = 'adopted')`
const openTask = `${workTask} and exists (select 1 from obligation o where o.task_id = task.id and o.state = 'open')
  and not exists (select 1 from evidence e where e.task_id = task.id)`

export const placesPlants: Record<string, Plant> = {
  'places.path-not-under-parent': plant(`update place set path = 'sai/' where id = '00004'`),
  'places.standing-under-ended': plant(
    `update place set parent_id = 'cu-01', path = 'cu-01/00004/' where id = '00004'`,
  ),
  'places.succession-not-ended': plant(`update place set to_day = null where id = 'cu-01'`),
  'places.succession-day-differs': plant(`update place set to_day = '2025-06-01' where id = 'cu-01'`),
  'places.village-in-ended-commune': plant(
    `update village set commune_id = (select id from place where kind = 'xa' and to_day is not null order by id limit 1) where id = ${first('village')}`,
  ),
  'places.village-without-households': plant(`delete from village_households where village_id = ${first('village')}`),
  'places.village-succeeded-stands': plant(
    `insert into village_succession values (${first('village')}, ${first('village', 'true', 1)}, '{today}', 'merge')`,
  ),
  'places.village-counted-ahead': plant(
    `insert into village_households values (${first('village')}, '{today}'::date + 400, 99)`,
  ),
}

export const bodiesPlants: Record<string, Plant> = {
  'bodies.path-not-under-parent': plant(`update body set path = '/zzz8/' where id = ${aBody()}`),
  'bodies.place-differs': plant(`update body set place_path = 'sai/' where id = ${aBody()}`),
  'bodies.standing-under-ended': plant(
    endedBody,
    `update body set parent_id = ${endedId}, path = '/zzz9/zzz8/' where id = ${aBody()}`,
  ),
  'bodies.at-ended-place': plant(
    `update body set place_id = 'cu-01', place_path = (select path from place where id = 'cu-01') where id = ${aBody()}`,
  ),
  'bodies.succeeded-stands': plant(`insert into body_succession values (${aBody()}, ${aBody(1)}, '{today}', 'merge')`),
  'bodies.succession-day-differs': plant(
    endedBody,
    `insert into body_succession values (${endedId}, ${aBody()}, '{today}', 'merge')`,
  ),
  'bodies.succession-circle': {
    count: 2,
    statements: [
      endedBody,
      `insert into body (id, kind, name, place_id, place_path, parent_id, path, to_day, folded, sort_key)
        select '00000000-0000-7000-8000-00000000e0d1', kind, 'Cơ quan thứ hai', place_id, place_path, null, '/zzz7/', to_day, folded, sort_key from body where id = ${endedId}`,
      `insert into body_succession select a.id, b.id, a.to_day, 'merge' from body a join body b on a.id <> b.id and a.path in ('/zzz9/', '/zzz7/') and b.path in ('/zzz9/', '/zzz7/')`,
    ],
  },
  'bodies.succeeded-by-ended-without-heir': plant(
    endedBody,
    `insert into body (id, kind, name, place_id, place_path, parent_id, path, to_day, folded, sort_key)
      select '00000000-0000-7000-8000-00000000e0d1', kind, 'Cơ quan thứ hai', place_id, place_path, null, '/zzz7/', to_day, folded, sort_key from body where id = ${endedId}`,
    `insert into body_succession select '00000000-0000-7000-8000-00000000e0d1', id, to_day, 'merge' from body where id = ${endedId}`,
  ),
}

const grantOf = (userName: string) =>
  `(select id from role_grant where person_id = ${person(userName)} and ended_at is null order by id limit 1)`
const lend = (from: string, lender: string, reach: string) =>
  `insert into role_grant (id, person_id, role, body_id, reach, from_day, to_day, acting_for, lent_grant_id, granted_at)
    select gen_random_uuid(), ${person('hoa')}, role, body_id, ${reach}, '{today}', '{today}', ${person(lender)}, id, now() from role_grant where id = ${grantOf(from)}`

export const peoplePlants: Record<string, Plant> = {
  'people.unknown-role': plant(`update role_grant set role = 'tho-san' where id = ${grantOf('hoa')}`),
  'people.body-role-without-body': plant(
    `update role_grant set body_id = null, reach = 'subtree' where id = ${grantOf('hoa')}`,
  ),
  'people.closed-with-role': plant(`update person set closed_on = '{today}' where user_name = 'hoa'`),
  'people.closed-with-session': plant(
    closedPerson,
    `insert into session (id, token_hash, person_id, created_at, last_seen_at, expires_at) values (gen_random_uuid(), 'x', ${closedId}, now(), now(), now() + interval '1 day')`,
  ),
  'people.role-at-ended-body': plant(
    endedBody,
    `update role_grant set body_id = ${endedId} where id = ${grantOf('hoa')}`,
  ),
  'people.lent-by-another': plant(lend('lan', 'hung', 'reach')),
  'people.lent-wider': plant(lend('lan', 'lan', `case reach when 'subtree' then 'place' else 'subtree' end`)),
  'people.no-administrator': plant(`update role_grant set ended_at = now() where role = 'administrator'`),
  'people.home-body-ended': plant(endedBody, `update person set home_body_id = ${endedId} where user_name = 'hoa'`),
  'people.session-kept': plant(
    `insert into session (id, token_hash, person_id, created_at, last_seen_at, expires_at, ended_at)
      values (gen_random_uuid(), 'x', ${person('hoa')}, now(), now(), now() - interval '60 days', now())`,
  ),
  'people.feed-of-closed': plant(
    closedPerson,
    `insert into calendar_feed (person_id, token_hash, made_at, last_read_at) values (${closedId}, ${hash('b')}, now(), now())`,
  ),
}

const doc = (offset = 0) => first('law_document', 'true', offset)
const article = `insert into law_article (id, document_id, slug, number, ordinal) values ('00000000-0000-7000-8000-0000000a0001', ${doc()}, 'dieu-99', '99', 99)`
const version = (from: string) =>
  `insert into law_article_version (id, article_id, from_day, text, text_hash, source, entered_at) values (gen_random_uuid(), '00000000-0000-7000-8000-0000000a0001', '${from}', 'chữ', ${hash('c')}, 'thử', now())`
const lawUpload = (state: string) =>
  `insert into law_upload (id, file_id, sha256, file_name, state, draft, adopted, uploaded_by, uploaded_at)
    values (gen_random_uuid(), ${aFile}, ${hash('d')}, 'luat.docx', '${state}', '{}', ${state === 'adopted' ? `'{}'` : 'null'}, ${person('thao')}, now() - interval '3 days')`

export const libraryPlants: Record<string, Plant> = {
  'library.article-without-text': plant(article),
  'library.versions-overlap': plant(article, version('2020-01-01'), version('2021-01-01')),
  'library.document-ends-before-it-begins': plant(
    `update law_document set issued_on = null, effective_on = '2020-01-01', expires_on = '2019-01-01' where id = ${doc()}`,
  ),
  'library.relation-ends-before-it-begins': plant(
    `update law_relation set from_day = '2020-01-01', to_day = '2019-01-01' where id = ${first('law_relation')}`,
  ),
  'library.replaces-each-other': plant(
    `insert into law_relation (id, from_id, to_id, kind, source, mark, state) values
      (gen_random_uuid(), ${doc(5)}, ${doc(9)}, 'replaces', 'thử', 'C', 'confirmed'), (gen_random_uuid(), ${doc(9)}, ${doc(5)}, 'replaces', 'thử', 'C', 'confirmed')`,
  ),
  'library.alias-hides-document': plant(
    `insert into law_document_alias select slug, ${doc(1)}, name, 'thử' from law_document where id = ${doc()}`,
  ),
  'library.keeper-ended': plant(endedBody, `update law_document set keeper_body_id = ${endedId} where id = ${doc()}`),
  'library.edition-missing': plant(
    `update guide set edition = edition + 5 where id = ${first('guide', 'edition > 0')}`,
  ),
  'library.held-differs': plant(
    `insert into matter_publishing (matter_id, guide_id) values ((select matter.id from matter join submission s on s.id = matter.submission_id where s.is_secret limit 1),
      ${first('guide', 'is_public and not exists (select 1 from matter_publishing p where p.guide_id = guide.id)')})`,
  ),
  'library.flagged-long': plant(
    `update law_reliance set state = 'flagged', since = '{today}'::date - 90, flagged_on = '{today}'::date - 60, reason = 'luật đổi'
      where id = ${first('law_reliance', `kind = 'guide' and state = 'standing' and exists (select 1 from guide where guide.id = law_reliance.subject_id and guide.is_public)`)}`,
  ),
  'library.reliance-of-nothing': plant(
    `update law_reliance set subject_id = gen_random_uuid() where id = ${first('law_reliance')}`,
  ),
  'library.shelf-of-ended-body': plant(endedBody, `update bookshelf set body_id = ${endedId}, is_open = true`),
  'library.import-stopped': plant(
    `insert into law_import (id, sha256, file_name, kind, state, begun_at) values (gen_random_uuid(), ${hash('e')}, 'tệp', 'document', 'stopped', now() - interval '3 days')`,
  ),
  'library.index-ahead': plant(
    `insert into law_segment (id, state, up_to, as_of, sha256, begun_at) values (gen_random_uuid(), 'standing', 1000000000, '{today}', ${hash('f')}, now())`,
  ),
  'library.subscriber-without-wish': plant(
    `insert into law_subscriber (id, address_hash, address_sealed, made_at) values (gen_random_uuid(), 'x', 'x', now())`,
  ),
  'library.sound-quarantined': plant(
    storedFile(aFile, 'quarantined'),
    `insert into recording (id, target, text_hash, file_id, speaker, language, body_id, state, uploaded_by, uploaded_at, decided_by, decided_at)
      values (gen_random_uuid(), '/huong-dan/x', ${hash('a')}, ${aFile}, 'Lan', 'tiếng Việt', ${aBody()}, 'heard', ${person('lan')}, now(), ${person('hung')}, now())`,
  ),
  'library.adopted-without-document': plant(lawUpload('adopted')),
  'library.upload-waits': plant(lawUpload('queued')),
}

const adopted = (offset = 0) => first('plan', `state = 'adopted'`, offset)
const planUpload = (state: string) =>
  `insert into plan_upload (id, body_id, file_id, sha256, file_name, state, uploaded_by, uploaded_at)
    values (gen_random_uuid(), ${aBody()}, ${aFile}, 'x', 'ke-hoach.docx', '${state}', ${person('lan')}, now() - interval '3 days')`
const planRow = (state: string, amends: string) =>
  `insert into plan (id, body_id, title, state, amends_plan_id, adopted_by, adopted_at, folded)
    values ('00000000-0000-7000-8000-000000001a11', ${aBody()}, 'Kế hoạch thử', '${state}', ${amends}, ${person('lan')}, now(), 'thu')`
const evidenceHere = first('evidence', 'removed_at is null')
const tallyDue = (planId: string) => `insert into plan_tally_due (plan_id) values (${planId})`

export const plansPlants: Record<string, Plant> = {
  'plans.plan-without-task': plant(planRow('adopted', 'null')),
  'plans.two-in-force': plant(
    `update plan set state = 'adopted' where state = 'replaced'`,
    `insert into plan_tally_due (plan_id) select amends_plan_id from plan where amends_plan_id is not null`,
  ),
  'plans.amends-itself': plant(planRow('undone', `'00000000-0000-7000-8000-000000001a11'`)),
  'plans.period-backwards': plant(
    `update plan set period_start = '2026-12-31', period_end = '2026-01-01' where id = ${adopted()}`,
  ),
  'plans.tally-differs': plant(
    `update plan_tally set open_late = open_late + 3 where ctid = (select ctid from plan_tally where plan_id = ${adopted()} limit 1)`,
  ),
  'plans.tally-of-undone': plant(
    `insert into plan_tally select ${first('plan', `state = 'replaced'`)}, holder_body_id, 2001, done_in_time, done_late, open_in_time, open_late, waiting, claimed, evidenced, checked, next_flip_day, as_of from plan_tally limit 1`,
  ),
  'plans.tally-old': plant(
    `update plan_tally set next_flip_day = '{today}'::date - 10, as_of = '{today}'::date - 10 where ctid = (select ctid from plan_tally where plan_id = ${adopted()} limit 1)`,
  ),
  'plans.reporting-without-task': plant(
    `insert into plan_reporting (id, plan_id, position, what, due_on, excerpt) values (gen_random_uuid(), ${adopted()}, 99, 'báo cáo', '2026-11-15', '{}')`,
  ),
  'plans.task-without-issuer': plant(
    `delete from task_body where part = 'issuer' and task_id = ${first('task', openTask)}
      and exists (select 1 from task_body other where other.task_id = task_body.task_id and other.part <> 'issuer')`,
  ),
  'plans.task-without-due': plant(
    tallyDue(`(select plan_id from task where id = ${first('task', openTask)})`),
    `delete from obligation where task_id = ${first('task', openTask)}`,
  ),
  'plans.series-ran-out': plant(
    `update task set every = 'month', start_day = '2026-01-01', end_day = null, time_raw = 'chuỗi hết' where id = ${first('task', openTask)}`,
    `update obligation set start_day = null, due_day = '2026-01-31' where task_id = (select id from task where time_raw = 'chuỗi hết')`,
  ),
  'plans.task-backwards': plant(
    `update task set start_day = '2026-12-01', end_day = '2026-01-01' where id = ${first('task', openTask)}`,
  ),
  'plans.continues-itself': plant(`update task set continues_task_id = id where id = ${first('task', openTask)}`),
  'plans.place-roots-differ': plant(`update task set place_roots = '{99}' where id = ${first('task', openTask)}`),
  'plans.officer-closed': plant(
    closedPerson,
    `update task set officer_id = ${closedId} where id = ${first('task', openTask)}`,
  ),
  'plans.held-by-ended': plant(
    endedBody,
    `update task set holder_body_id = ${endedId} where id = ${first('task', openTask)}`,
  ),
  'plans.due-before-start': plant(
    `update obligation set start_day = due_day + 10 where id = ${first('obligation', `due_day is not null and exists (select 1 from task where task.id = obligation.task_id and ${workTask})`)}`,
  ),
  'plans.evidenced-without-evidence': plant(
    `update obligation set state = 'evidenced', claimed_by = ${person('lan')}, done_day = '{today}' where id = (select id from obligation where state = 'open' and task_id = ${first('task', `${openTask} and cardinality(task.outputs) > 0`)} limit 1)`,
  ),
  'plans.done-ahead': plant(
    `update obligation set state = 'claimed', claimed_by = ${person('lan')}, done_day = '{today}'::date + 30 where id = (select id from obligation where state = 'open' and task_id = ${first('task', openTask)} limit 1)`,
  ),
  'plans.checked-without-moment': plant(
    `update obligation set state = 'checked', claimed_by = ${person('lan')}, checked_by = ${person('hung')}, done_day = '{today}' where id = (select id from obligation where state = 'open' and task_id = ${first('task', openTask)} limit 1)`,
  ),
  'plans.evidence-without-file': plant(`update evidence set file_id = gen_random_uuid() where id = ${evidenceHere}`),
  'plans.evidence-quarantined': plant(
    storedFile(aFile, 'quarantined'),
    `update evidence set file_id = ${aFile} where id = ${evidenceHere}`,
  ),
  'plans.evidence-of-another-task': plant(
    `insert into evidence (id, task_id, obligation_id, file_id, output, added_by, added_at)
      select gen_random_uuid(), ${first('task', openTask)}, obligation_id, file_id, output, added_by, added_at from evidence where id = ${evidenceHere}`,
  ),
  'plans.progress-of-another-task': plant(
    `insert into progress (id, task_id, obligation_id, body_id, note, written_by, written_at)
      values (gen_random_uuid(), ${first('task', openTask)}, (select id from obligation where task_id = ${first('task', openTask, 1)} limit 1), ${aBody()}, 'xong', ${person('lan')}, now())`,
  ),
  'plans.question-answered-nowhere': plant(
    `insert into exchange (id, task_id, obligation_id, kind, text, written_by, written_at, answered_at)
      select gen_random_uuid(), task_id, id, 'explain-request', 'Vì sao muộn như vậy?', ${person('hung')}, now(), now() from obligation where task_id = ${first('task', openTask)} limit 1`,
  ),
  'plans.upload-waits': plant(planUpload('queued')),
  'plans.adopted-upload-without-plan': plant(planUpload('adopted')),
  'plans.import-stopped': plant(
    `insert into progress_import (id, file_id, file_name, state, started_by, started_at) values (gen_random_uuid(), ${aFile}, 'x.xlsx', 'writing', ${person('lan')}, now() - interval '3 days')`,
  ),
  'plans.view-shared-nowhere': plant(
    endedBody,
    `insert into saved_view (id, person_id, name, query, shared_body_id, position, created_at) values (gen_random_uuid(), ${person('lan')}, 'bộ lọc thử', 'tt=mo', ${endedId}, 90, now())`,
  ),
}
export { aBody, aFile, closedId, closedPerson, endedBody, endedId, first, hash, person, plant, storedFile }
