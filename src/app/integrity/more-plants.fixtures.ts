import {
  aBody,
  aFile,
  closedId,
  closedPerson,
  endedBody,
  endedId,
  first,
  hash,
  type Plant,
  person,
  plant,
  storedFile,
} from '#app/integrity/plants.fixtures.ts'

const lan = person('lan')
const hung = person('hung')
const asked = first('plan_addressee', `state = 'asked'`)

export const cascadePlants: Record<string, Plant> = {
  'cascade.asks-itself': plant(
    `insert into plan_addressee (id, plan_id, body_id, issued_on, state, decided_at)
      select gen_random_uuid(), id, body_id, '{today}', 'asked', now() from plan where id = (select plan_id from plan_addressee where id = ${asked})`,
  ),
  'cascade.due-before-issued': plant(`update plan_addressee set answer_due_day = issued_on - 5 where id = ${asked}`),
  'cascade.asked-of-ended': plant(
    endedBody,
    `insert into plan_addressee (id, plan_id, body_id, issued_on, state, decided_at)
      select gen_random_uuid(), plan_id, ${endedId}, '{today}', 'asked', now() from plan_addressee where id = ${asked}`,
  ),
  'cascade.answer-of-same-body': plant(
    `update plan set body_id = ${aBody()}, holder_body_id = null where id = (
      select plan_id from plan_answer where state = 'confirmed' and addressee_id in (select id from plan_addressee where state = 'asked') order by addressee_id limit 1)`,
  ),
  'cascade.cell-of-another-plan': plant(
    `update coverage_cell set parent_task_id = (select id from task where plan_id <> (select plan_id from task where id = coverage_cell.parent_task_id) order by id limit 1)
      where id = ${first('coverage_cell')}`,
  ),
  'cascade.covered-by-dropped': plant(
    `update coverage_cell set now_task_id = ${first('task', `exists (select 1 from plan where plan.id = task.plan_id and plan.state = 'replaced')`)}
      where id = ${first('coverage_cell', `state in ('covered', 'adapted') and exists (select 1 from plan_addressee a join plan p on p.id = a.plan_id where a.id = coverage_cell.addressee_id and a.state = 'asked' and p.state = 'adopted')`)}`,
  ),
}

const urge = (change: string, day = `'{today}'`) =>
  `insert into urge (id, obligation_id, task_id, round, step, day, why, nobody, made_at)
    select '00000000-0000-7000-8000-00000000ab01', o.id, ${change}, 90, 3, ${day}, 'thử', false, now() from obligation o order by o.id limit 1`
const told = `insert into urge_person (urge_id, person_id) values ('00000000-0000-7000-8000-00000000ab01', ${lan})`
const digest = (who: string, count: number) =>
  `insert into digest (person_id, day, composed_at, refs, counts, item_count) values (${who}, '{today}', now(), '[1, 2]', '{}', ${count})`

export const urgingPlants: Record<string, Plant> = {
  'urging.told-nobody': plant(urge('o.task_id')),
  'urging.nobody-yet-told': plant(urge('o.task_id'), told, `update urge set nobody = true where round = 90`),
  'urging.of-another-task': plant(urge('(select id from task where id <> o.task_id order by id limit 1)'), told),
  'urging.ahead': plant(urge('o.task_id', `'{today}'::date + 40`), told),
  'urging.silent-on-late': plant(
    urge('o.task_id', `'{today}'::date - 200`),
    told,
    `update urge set step = 2 where round = 90`,
    `update obligation set state = 'open', claimed_by = null, done_day = null, checked_by = null, start_day = null, due_day = '{today}'::date - 120
      where id = (select o.id from obligation o join task t on t.id = o.task_id and t.dropped_at is null join plan p on p.id = t.plan_id and p.state = 'adopted' and p.adopted_at < '{today}'::date - 90
        where not exists (select 1 from urge u where u.task_id = t.id) and o.state = 'open' and o.due_day > '{today}' order by o.id limit 1)`,
    `insert into urge (id, obligation_id, task_id, round, step, day, why, nobody, made_at)
      select gen_random_uuid(), o.id, o.task_id, 91, 1, '{today}'::date - 100, 'thử', true, now() from obligation o join task t on t.id = o.task_id
      where o.state = 'open' and o.due_day < '{today}'::date - 90 and o.due_day <> '{today}'::date - 120
        and not exists (select 1 from urge u where u.obligation_id = o.id)`,
  ),
  'urging.digest-miscounted': plant(
    `delete from digest where person_id = ${person('binh')}`,
    digest(person('binh'), 1),
  ),
  'urging.digest-to-closed': plant(closedPerson, digest(closedId, 2)),
  'urging.pace-of-ended-body': plant(
    endedBody,
    `update body set to_day = '{today}'::date - 60 where id = ${endedId}`,
    `insert into urge_pace (id, body_id, from_day, officer_days, head_days, above_days, due_soon_days, reason, set_by, set_at)
      values (gen_random_uuid(), ${endedId}, '{today}', 1, 1, 1, 1, 'thử', ${lan}, now())`,
  ),
}

const recognised = first('practitioner', `state = 'recognised'`)
const decision = (kind: string, day: string) =>
  `insert into practitioner_decision (id, practitioner_id, kind, number, day, decided_by, asked_on, entered_at, entered_by)
    values (gen_random_uuid(), ${recognised}, '${kind}', '1/QĐ', ${day}, 'Chủ tịch', '2026-01-01', now(), ${hung})`

export const practitionersPlants: Record<string, Plant> = {
  'practitioners.released-yet-recognised': plant(decision('release', `'{today}'`)),
  'practitioners.decision-after-end': plant(
    decision('recognise', `'{today}'`),
    `update practitioner set state = 'ended', ended_on = '{today}'::date - 3 where id = ${recognised}`,
  ),
  'practitioners.term-passed': plant(
    `update practitioner set since_day = '2020-01-01', term_to = '2021-01-01' where id = ${recognised}`,
  ),
  'practitioners.ended-ahead': plant(
    `update practitioner set state = 'ended', ended_on = '{today}'::date + 50 where id = ${recognised}`,
  ),
  'practitioners.at-ended-body': plant(
    endedBody,
    `update practitioner set body_id = ${endedId} where id = ${recognised}`,
  ),
  'practitioners.begins-ahead': plant(
    `update practitioner set since_day = '{today}'::date + 90, term_to = null where id = ${recognised}`,
  ),
}

const anActivity = first('activity', `state = 'recorded'`)
const course = first('training_course')
const slot = first('broadcast_slot', `state = 'aired'`)
const round = first('award_round')
const learner = first('training_learner')

export const activitiesPlants: Record<string, Plant> = {
  'activities.ahead': plant(`update activity set held_on = '{today}'::date + 60 where id = ${anActivity}`),
  'activities.version-differs': plant(
    `insert into activity_edit (id, activity_id, key_hash, base_version, patch, outcome, version_after, fields_after, written_by, at)
      select gen_random_uuid(), id, ${hash('a')}, 0, '{}', 'saved', version + 7, '{}', ${lan}, now() from activity where id = ${anActivity}`,
  ),
  'activities.edit-waits': plant(
    `insert into activity_edit (id, activity_id, key_hash, base_version, patch, outcome, written_by, at)
      values (gen_random_uuid(), ${anActivity}, ${hash('a')}, 0, '{}', 'waiting', ${lan}, now() - interval '30 days')`,
  ),
  'activities.cost-differs': plant(`update activity set cost = coalesce(cost, 0) + 7 where id = ${anActivity}`),
  'activities.for-undone-plan': plant(
    `insert into plan (id, body_id, title, state, adopted_by, adopted_at, folded) values ('00000000-0000-7000-8000-000000001a11', ${aBody()}, 'thử', 'undone', ${lan}, now(), 'thu')`,
    `insert into task (id, plan_id, issuer_body_id, holder_body_id, position, path, text, folded) values ('00000000-0000-7000-8000-000000007a51', '00000000-0000-7000-8000-000000001a11', ${aBody()}, ${aBody()}, 1, '1', 'thử', 'thu')`,
    `delete from activity_task where activity_id = ${anActivity}`,
    `insert into activity_task values (${anActivity}, '00000000-0000-7000-8000-000000007a51')`,
  ),
  'activities.file-quarantined': plant(
    storedFile(aFile, 'quarantined'),
    `insert into activity_file values (gen_random_uuid(), ${anActivity}, ${aFile}, 'photo', ${lan}, now())`,
  ),
  'activities.rates-overlap': plant(
    `insert into spending_rate select gen_random_uuid(), province_id, norm, amount, document, article, from_day, to_day, entered_by, entered_at from spending_rate limit 1`,
  ),
  'activities.course-without-attendance': plant(
    `update training_course set state = 'finished', finished_on = '{today}', activity_id = ${anActivity}, reason = '' where id = ${course}`,
    `update training_session set noted_at = null, noted_by = null where course_id = ${course}`,
  ),
  'activities.certificate-too-early': plant(
    `delete from training_attendance where learner_id = ${learner}`,
    `update training_learner set certificate_year = 2001, certificate_number = 77 where id = ${learner}`,
  ),
  'activities.course-overfull': plant(
    `update training_course set state = 'open', places_max = 1, finished_on = null, activity_id = null, reason = '' where id = (select course_id from training_learner where id = ${learner})`,
    `insert into training_learner (id, course_id, name, sort_key, body_id) select gen_random_uuid(), course_id, name, sort_key, body_id from training_learner where id = ${learner}`,
  ),
  'activities.session-noted-early': plant(
    `update training_session set noted_at = now() - interval '400 days', noted_by = ${lan} where id = ${first('training_session')}`,
  ),
  'activities.attends-another-course': plant(
    `insert into training_learner (id, course_id, name, sort_key, body_id) select '00000000-0000-7000-8000-0000000012a1', ${first('training_course', 'true', 1)}, name, sort_key, body_id from training_learner where id = ${learner}`,
    `insert into training_attendance values ((select id from training_session where course_id <> ${first('training_course', 'true', 1)} order by id limit 1), '00000000-0000-7000-8000-0000000012a1')`,
  ),
  'activities.aired-unapproved': plant(
    `insert into broadcast_script (id, body_id, title, language, text, state, writer_ids, changed_at)
      select '00000000-0000-7000-8000-0000000005c1', body_id, 'thử', 'tiếng Việt', 'thử', 'draft', array[${lan}], now() from broadcast_slot where id = ${slot}`,
    `update broadcast_slot set script_id = '00000000-0000-7000-8000-0000000005c1' where id = ${slot}`,
  ),
  'activities.aired-ahead': plant(`update broadcast_slot set day = '{today}'::date + 50 where id = ${slot}`),
  'activities.airs-script-of-another-body': plant(`update broadcast_slot set body_id = ${aBody()} where id = ${slot}`),
  'activities.finding-settled-by-nothing': plant(
    `insert into supervision_finding (id, supervision_id, asked_body_id, text, due_on, state, entered_at, entered_by)
      values (gen_random_uuid(), ${first('supervision')}, ${aBody()}, 'thử', '{today}', 'settled', now(), ${lan})`,
  ),
  'activities.finding-answer-unread': plant(
    `insert into supervision_finding (id, supervision_id, asked_body_id, text, due_on, state, entered_at, entered_by)
      values (gen_random_uuid(), ${first('supervision')}, ${aBody()}, 'thử', '{today}', 'answered', now(), ${lan})`,
  ),
  'activities.vote-for-hidden': plant(
    `update award_round set state = 'draft', approved_by = null, proposed_by = null, decided_by = null, decision_day = null, decision_number = '' where id = ${round}`,
    `update award_nominee set chosen = false where round_id = ${round}`,
    `delete from award_vote`,
    `insert into award_nominee (id, round_id, kind, name, reason, state) values ('00000000-0000-7000-8000-0000000a3a1d', ${round}, 'group', 'thử', 'thử', 'waiting')`,
    `insert into award_vote values (${round}, ${hash('a')}, '00000000-0000-7000-8000-0000000a3a1d')`,
  ),
  'activities.chosen-too-early': plant(
    `update award_round set state = 'draft', approved_by = null, proposed_by = null, decided_by = null, decision_day = null, decision_number = '' where id = ${round}`,
    `update award_nominee set chosen = false where round_id = ${round}`,
    `insert into award_nominee (id, round_id, kind, name, reason, state, chosen) values (gen_random_uuid(), ${round}, 'group', 'thử', 'thử', 'waiting', true)`,
  ),
  'activities.votes-kept': plant(
    `update award_round set state = 'decided', approved_by = ${hung}, proposed_by = ${lan}, decided_by = ${hung}, decision_day = '{today}', decision_number = '1', writer_ids = array[${lan}] where id = ${round}`,
    `delete from award_vote`,
    `insert into award_vote values (${round}, ${hash('a')}, ${first('award_nominee', `round_id = ${round} and state = 'shown'`)})`,
  ),
}

const openMatter = (offset = 0) =>
  `(select m.id from matter m join submission s on s.id = m.submission_id where m.state in ('received', 'in-review', 'waiting') and not s.is_secret
    and m.kind = 'question' and not exists (select 1 from matter_answer a where a.matter_id = m.id) order by m.id offset ${offset} limit 1)`
const secret = `(select id from submission where is_secret order by id limit 1)`
const approvedAnswer = `insert into matter_answer (matter_id, number, state, text, writer_ids, approved_by, approved_at)
  values (${openMatter()}, 9, 'approved', 'trả lời', array[${lan}], ${hung}, now())`
const group = first('matter_group')
const rule = first('reception_rule')
const booking = (day: string, state: string, sealed: string) =>
  `insert into reception_booking (id, rule_id, day, slot, seat, state, form_hash, code_hash, notify, sealed, booked_at)
    values (gen_random_uuid(), ${rule}, ${day}, 3, 40, '${state}', ${hash('a')}, ${hash('b')}, 'none', ${sealed}, now())`

export const mattersPlants: Record<string, Plant> = {
  'matters.secret-with-name': plant(
    `insert into submitter (submission_id, name, address, folded, contact_sealed) values (${secret}, 'thử', '', 'thu', '')`,
  ),
  'matters.secret-kind-in-the-open': plant(`update matter set kind = 'denunciation' where id = ${openMatter()}`),
  'matters.secret-without-seal': plant(`delete from denouncer where submission_id = ${secret}`),
  'matters.reader-closed': plant(
    closedPerson,
    `insert into denouncer_reader (matter_id, person_id, named_by, named_at, reason) values ((select id from matter where submission_id = ${secret} limit 1), ${closedId}, ${hung}, now(), 'được phân công xác minh')`,
  ),
  'matters.answered-without-answer': plant(
    `update matter set state = 'answered', answered_on = '{today}' where id = ${openMatter()}`,
  ),
  'matters.approved-but-open': plant(
    `update matter set state = 'received', answered_on = null where id = ${openMatter()}`,
    approvedAnswer,
  ),
  'matters.accepted-before-received': plant(
    `update matter set accepted_on = received_on - 3 where id = ${openMatter()}`,
  ),
  'matters.answered-before-received': plant(
    `update matter set answered_on = received_on - 3 where id = ${openMatter()}`,
  ),
  'matters.closed-without-day': plant(
    `update matter set state = 'closed', closed_as = 'guided', closed_on = null where id = ${openMatter()}`,
  ),
  'matters.number-beyond-book': plant(`update matter set number = 90000 where id = ${openMatter()}`),
  'matters.without-history': plant(`delete from matter_event where matter_id = ${openMatter()}`),
  'matters.officer-closed': plant(
    closedPerson,
    `update matter set assigned_to = ${closedId} where id = ${openMatter()}`,
  ),
  'matters.at-ended-body': plant(
    endedBody,
    `insert into matter_counter values (${endedId}, 2026, 99999)`,
    `update matter set body_id = ${endedId}, number = 1, year = 2026 where id = ${openMatter()}`,
    `delete from matter_group_member where matter_id = ${openMatter()}`,
  ),
  'matters.open-desk-of-ended-body': plant(
    endedBody,
    `insert into front_desk (body_id, is_open, address, phone, hours, changed_at, changed_by) values (${endedId}, true, 'x', '', 'x', now(), ${lan})`,
  ),
  'matters.file-of-another': plant(
    storedFile(aFile),
    `insert into matter_file (id, submission_id, matter_id, file_id, origin, added_at)
      select gen_random_uuid(), s.id, ${openMatter()}, ${aFile}, 'person', now() from submission s where s.id <> (select submission_id from matter where id = ${openMatter()}) order by s.id limit 1`,
  ),
  'matters.given-file-quarantined': plant(
    storedFile(aFile, 'quarantined'),
    `insert into matter_release_file (id, matter_id, number, label, given_id, added_at, added_by) select gen_random_uuid(), matter_id, number, 'thử', ${aFile}, now(), ${lan} from matter_release limit 1`,
  ),
  'matters.call-about-another': plant(
    `insert into matter_call_try (id, event_id, at, by_id, how, note) select gen_random_uuid(), event_id, now(), ${lan}, 'busy', '' from matter_call limit 1`,
    `update matter_call set matter_id = (select id from matter where id <> matter_call.matter_id order by id limit 1)`,
  ),
  'matters.grouped-elsewhere': plant(
    `update matter_group set body_id = ${aBody()} where id = ${group}`,
    `delete from matter_group_member where ctid <> (select min(ctid) from matter_group_member)`,
    `update matter_group_member set matter_id = ${openMatter()}, duplicate_of = null`,
  ),
  'matters.grouped-secret': plant(
    `insert into matter_group_member (matter_id, group_id, joined_at, joined_by) values ((select id from matter where submission_id = ${secret} limit 1), ${group}, now(), ${lan})`,
  ),
  'matters.renewals-kept': plant(
    `insert into matter_code_renewal values (${hash('a')}, ${secret}, now() - interval '10 days')`,
  ),
  'matters.booking-not-forgotten': plant(booking(`'{today}'::date - 400`, 'came', `'x'`)),
  'matters.booking-off-its-day': plant(
    `insert into reception_off values (${rule}, '{today}'::date + 200, 'nghỉ đột xuất')`,
    booking(`'{today}'::date + 200`, 'booked', 'null'),
  ),
  'matters.reception-of-ended-body': plant(
    endedBody,
    `update reception_rule set body_id = ${endedId}, to_day = null where id = ${rule}`,
  ),
  'matters.advice-held-by-closed': plant(
    closedPerson,
    `insert into advice_taking values (${openMatter()}, ${closedId}, now(), '{today}') on conflict (matter_id) do update set person_id = excluded.person_id`,
  ),
}

const team = first('mediation_team', 'exists (select 1 from mediation_case c where c.team_id = mediation_team.id)')
const aCase = (state: string) => first('mediation_case', `state = '${state}'`)
const newTeam = `insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
  select '00000000-0000-7000-8000-000000007ea1', body_id, village_id, 'Tổ thử', 3, '1/QĐ', '2026-01-01' from mediation_team where id = ${team}`
const newMediator = (teamId: string, released = 'null') =>
  `insert into mediator (id, team_id, name, is_woman, is_ethnic, recognised_on, decision, released_on, release_ground, release_decision)
    values ('00000000-0000-7000-8000-0000000ed1a1', ${teamId}, 'thử', false, false, '2026-01-01', '1/QĐ', ${released}, ${released === 'null' ? 'null' : `'x'`}, ${released === 'null' ? 'null' : `'2/QĐ'`})`
const give = `update mediation_case set mediator_id = '00000000-0000-7000-8000-0000000ed1a1' where id = ${aCase('assigned')}`
const election = first('mediator_election')

export const mediationPlants: Record<string, Plant> = {
  'mediation.team-of-ended-village': plant(
    `update village set to_day = '{today}' where id = (select village_id from mediation_team where id = ${team})`,
    `update mediation_team set ended_on = '{today}' where id <> ${team}`,
  ),
  'mediation.team-of-ended-body': plant(
    endedBody,
    newTeam,
    `update mediation_team set body_id = ${endedId} where name = 'Tổ thử'`,
  ),
  'mediation.team-elsewhere': plant(
    newTeam,
    `update mediation_team set body_id = (select id from body where to_day is null and place_id = '00004' order by id limit 1) where name = 'Tổ thử'`,
  ),
  'mediation.ended-team-with-open-case': plant(
    newTeam,
    `update mediation_team set ended_on = '{today}' where name = 'Tổ thử'`,
    `insert into mediation_counter values ('00000000-0000-7000-8000-000000007ea1', 2026, 99)`,
    `update mediation_case set team_id = '00000000-0000-7000-8000-000000007ea1' where id = ${aCase('received')}`,
  ),
  'mediation.mediator-of-another-team': plant(newTeam, newMediator(`'00000000-0000-7000-8000-000000007ea1'`), give),
  'mediation.with-released': plant(
    newMediator(`(select team_id from mediation_case where id = ${aCase('assigned')})`, `'2026-02-01'`),
    give,
  ),
  'mediation.assigned-to-barred': plant(
    `insert into mediation_bar select id, mediator_id, 'interest', '{today}' from mediation_case where id = ${aCase('assigned')}`,
  ),
  'mediation.assigned-to-nobody': plant(
    `update mediation_case set mediator_id = null, assigned_on = null, chosen_by = null where id = ${aCase('assigned')}`,
  ),
  'mediation.days-backwards': plant(
    `update mediation_case set begun_on = received_on - 4 where id = ${aCase('assigned')}`,
  ),
  'mediation.number-beyond-book': plant(`update mediation_case set number = 900 where id = ${aCase('assigned')}`),
  'mediation.agreement-of-no-success': plant(
    `delete from mediation_court`,
    `update mediation_case set end_reason = 'mediator-ends', outcome = 'not-reached', fulfilment = null where id = ${aCase('ended')}`,
  ),
  'mediation.fee-of-open-case': plant(
    `insert into mediation_fee (case_id, amount, requested_on) values (${aCase('assigned')}, 200000, '{today}')`,
  ),
  'mediation.session-out-of-time': plant(
    `update mediation_session set held_on = '2020-01-01' where id = ${first('mediation_session')}`,
  ),
  'mediation.elected-too-many': plant(
    `insert into mediator_candidate (id, election_id, name, is_woman, is_ethnic, conditions, votes, result)
      select gen_random_uuid(), ${election}, 'thử ' || n, false, false, '{}', 1, 'elected' from generate_series(1, 60) n`,
  ),
  'mediation.votes-beyond-households': plant(
    `update mediator_candidate set votes = 99999 where id = ${first('mediator_candidate')}`,
  ),
  'mediation.recognised-unelected': plant(
    `insert into mediator_candidate (id, election_id, name, is_woman, is_ethnic, conditions, votes, result)
      values ('00000000-0000-7000-8000-0000000ca4d1', ${election}, 'thử', false, false, '{}', 1, 'not-half')`,
    newMediator(team),
    `update mediator set candidate_id = '00000000-0000-7000-8000-0000000ca4d1' where name = 'thử'`,
  ),
  'mediation.account-closed': plant(
    closedPerson,
    newMediator(team),
    `update mediator set person_id = ${closedId} where name = 'thử'`,
  ),
  'mediation.from-another-kind': plant(
    `update mediation_case set matter_id = ${openMatter()} where id = ${aCase('assigned')}`,
  ),
}

const contest = first('contest')
const entry = first('contest_entry')
const essay = first('essay_contest', 'dealt_at is not null')
const essayEntry = first('essay_entry', `contest_id = ${essay}`)

export const learningPlants: Record<string, Plant> = {
  'learning.entered-out-of-time': plant(`update contest_entry set entered_at = '2020-01-01' where id = ${entry}`),
  'learning.answer-not-drawn': plant(`insert into contest_answer values (${entry}, 499, 1, now())`),
  'learning.drawn-unknown': plant(
    `delete from contest_answer where entry_id = ${entry}`,
    `update contest_entry set drawn = '{488}' where id = ${entry}`,
    `delete from contest_result where entry_id = ${entry}`,
    `update contest set state = 'approved', all_right = null, counted_by = null, published_by = null where id = ${contest}`,
  ),
  'learning.result-of-another-contest': plant(
    `insert into contest (id, body_id, province_id, slug, title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at, prizes, state, writer_ids)
      select '00000000-0000-7000-8000-0000000c0a71', body_id, province_id, 'cuoc-thi-thu', title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at, prizes, 'draft', writer_ids from contest where id = ${contest}`,
    `delete from contest_result where entry_id = ${entry}`,
    `insert into contest_result values (${entry}, '00000000-0000-7000-8000-0000000c0a71', 1, 0, 0, null, 'x')`,
  ),
  'learning.counted-without-results': plant(
    `update contest set state = 'counted', seed = ${hash('a')}, approved_by = ${hung}, writer_ids = array[${lan}], all_right = 0, counted_by = ${hung}, published_by = null where id = ${contest}`,
    `delete from contest_result`,
    `insert into contest_answer values (${entry}, 0, 1, now()) on conflict do nothing`,
  ),
  'learning.right-beyond-answered': plant(
    `delete from contest_result where entry_id = ${entry}`,
    `insert into contest_result values (${entry}, (select contest_id from contest_entry where id = ${entry}), 900, 400, 400, null, 'x')`,
  ),
  'learning.too-few-questions': plant(
    `insert into contest (id, body_id, province_id, slug, title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at, prizes, state, writer_ids, approved_by, seed)
      select gen_random_uuid(), body_id, province_id, 'cuoc-thi-thu', title, about, groups, 9, asks_guess, shares_phones, now(), now() + interval '9 days', prizes, 'approved', array[${lan}], ${hung}, ${hash('a')} from contest where id = ${contest}`,
  ),
  'learning.names-kept': plant(
    `update contest set opens_at = now() - interval '900 days', closes_at = now() - interval '800 days' where id = ${contest}`,
    `update contest_entry set entered_at = now() - interval '850 days', sealed = 'x' where contest_id = ${contest}`,
  ),
  'learning.contest-of-ended-body': plant(
    endedBody,
    `insert into contest (id, body_id, province_id, slug, title, about, groups, draw_count, asks_guess, shares_phones, opens_at, closes_at, prizes, state, writer_ids, approved_by, seed)
      select '00000000-0000-7000-8000-0000000c0a71', ${endedId}, province_id, 'cuoc-thi-thu', title, about, groups, 1, asks_guess, shares_phones, now(), now() + interval '9 days', prizes, 'approved', array[${lan}], ${hung}, ${hash('a')} from contest where id = ${contest}`,
    `update contest_question set contest_id = '00000000-0000-7000-8000-0000000c0a71', number = 400
      where ctid = (select ctid from contest_question q where not exists (select 1 from contest_entry e where e.contest_id = q.contest_id and q.number = any(e.drawn)) limit 1)`,
    `insert into contest_question select (jsonb_populate_record(q, '{"contest_id": "00000000-0000-7000-8000-0000000c0a71", "number": 401}')).* from contest_question q where contest_id <> '00000000-0000-7000-8000-0000000c0a71' limit 1`,
  ),
  'learning.essay-without-paper': plant(`update essay_entry set paper = null where id = ${essayEntry}`),
  'learning.essay-mark-elsewhere': plant(
    `update essay_mark set contest_id = (select id from essay_contest where id <> essay_mark.contest_id order by id limit 1) where ctid = (select ctid from essay_mark where entry_id = ${essayEntry} limit 1)`,
  ),
  'learning.essay-result-unmarked': plant(
    `delete from essay_result where entry_id = ${essayEntry}`,
    `update essay_mark set points = null, total = null, marked_at = null where entry_id = ${essayEntry}`,
    `insert into essay_result values (${essayEntry}, ${essay}, 10, 1, null, 900)`,
  ),
  'learning.response-out-of-time': plant(
    `insert into survey_response (id, survey_id, answers, received_on, form_hash) values (gen_random_uuid(), ${first('survey')}, '{}', '2020-01-01', ${hash('a')})`,
  ),
  'learning.quiz-of-lost-question': plant(
    `insert into class_quiz (id, body_id, code, title, asks_names, question_ids, made_by, made_at)
      values (gen_random_uuid(), ${aBody()}, '987654', 'thử', false, array[gen_random_uuid()], ${lan}, now())`,
  ),
}

const report = (
  state: string,
  change: { file?: string; sha?: string; body?: string; plan?: string; counted?: string },
) => {
  const isIn = state === 'submitted'
  return `insert into report (id, body_id, plan_id, window_kind, from_day, to_day, paper, state, writer_ids, counted, counted_on, file_id, sha256, submitted_at, written_at)
    values ('00000000-0000-7000-8000-00000000a5e0', ${change.body ?? aBody()}, ${change.plan ?? 'null'}, 'days', '2026-01-01', '2026-06-30', '{}', '${state}', array[${lan}],
      ${isIn ? `'{}', ${change.counted ?? `'2026-07-01'`}, ${change.file ?? aFile}, ${change.sha ?? hash('a')}, now()` : 'null, null, null, null, null'}, now())`
}
const submitted = `insert into report_event (id, report_id, kind, person_id, at) values (gen_random_uuid(), '00000000-0000-7000-8000-00000000a5e0', 'submitted', ${lan}, now())`

export const reportsPlants: Record<string, Plant> = {
  'reports.paper-missing': plant(report('submitted', {}), submitted),
  'reports.paper-differs': plant(storedFile(aFile, 'clean', 'b'), report('submitted', {}), submitted),
  'reports.submitted-by-nobody': plant(storedFile(aFile), report('submitted', {})),
  'reports.counted-early': plant(storedFile(aFile), report('submitted', { counted: `'2025-12-01'` }), submitted),
  'reports.of-undone-plan': plant(
    `insert into plan (id, body_id, title, state, adopted_by, adopted_at, folded) values ('00000000-0000-7000-8000-000000001a11', ${aBody()}, 'thử', 'undone', ${lan}, now(), 'thu')`,
    report('draft', { plan: `'00000000-0000-7000-8000-000000001a11'` }),
  ),
  'reports.figure-not-its-list': plant(
    storedFile(aFile),
    report('submitted', {}),
    submitted,
    `update report set counted = '{"measured": {"basis": "records", "parts": [{"figures": [
        {"value": 2, "records": 2, "told": 2, "listed": [{"id": "x", "amount": 1}, {"id": "y", "amount": 1}]},
        {"value": 9, "records": 2, "told": 2, "listed": [{"id": "x", "amount": 3}, {"id": "y", "amount": 4}]}]}]}}'
      where id = '00000000-0000-7000-8000-00000000a5e0'`,
  ),
  'reports.two-drafts': plant(report('draft', {}), report('draft', {}).replaceAll('00000000a5e0', '00000000a5e1')),
  'reports.waits-at-ended-body': plant(endedBody, report('draft', { body: endedId })),
}

const job = (state: string, rest: string) =>
  `insert into job (id, kind, payload, attempts_max, state, run_at, lease_token, leased_until, finished_at) values (gen_random_uuid(), 'thu', '{}', 1, '${state}', ${rest})`
const mail = (state: string, rest: string) =>
  `insert into outgoing_mail (id, unique_key, to_address, subject, text_body, state, next_try_at, claimed_at, queued_at) values (gen_random_uuid(), 'thu', 'a@b.vn', 'thử', 'thử', '${state}', ${rest})`
const auditRow = (at: string, given: string) =>
  `insert into audit (id, at, actor_name, act, subject_kind, subject_id, hash) values ('00000000-0000-7000-8000-000000000aad', ${at}, 'ai đó', 'thu', 'thu', 'thu', ${given})`

/** Ten days, each sealed upon the one before. */
const seals = `insert into audit_seal (day, row_count, previous_hash, hash)
  select day::date, 0, ${hash('0')}, ${hash('0')} from generate_series('{today}'::date - 9, '{today}'::date, interval '1 day') day`

export const housePlants: Record<string, Plant> = {
  'house.file-unscanned': plant(
    storedFile(aFile, 'unscanned', 'c'),
    `update stored_file set scan_tried_at = now() where id = ${aFile}`,
  ),
  'house.file-judged-twice': plant(
    storedFile(aFile),
    storedFile(`'00000000-0000-7000-8000-0000000f11e1'`, 'quarantined'),
  ),
  'house.file-from-tomorrow': plant(
    storedFile(aFile),
    `update stored_file set at = now() + interval '9 days' where id = ${aFile}`,
  ),
  'house.replica-behind': { statements: [], replica: 'behind' },
  'house.job-dead': plant(job('dead', 'now(), null, null, now()')),
  'house.job-waits': plant(job('waiting', `now() - interval '3 days', null, null, null`)),
  'house.job-abandoned': plant(job('running', `now(), gen_random_uuid(), now() - interval '3 days', null`)),
  'house.schedule-silent': plant(`insert into job_schedule values ('thu', '{today}'::date - 9)`),
  'house.mail-uncertain': plant(mail('uncertain', `now(), null, now() - interval '9 days'`)),
  'house.mail-failed': plant(mail('failed', `now(), null, now() - interval '2 days'`)),
  'house.mail-waits': plant(mail('waiting', `now() - interval '3 days', null, now()`)),
  'house.mail-held': plant(mail('sending', `now(), now() - interval '3 days', now()`)),
  'house.day-unsealed': plant(
    auditRow(`('{today}'::date - 3 + time '12:00') at time zone 'Asia/Ho_Chi_Minh'`, hash('0')),
    seals,
    `delete from audit_seal where day = '{today}'::date - 3`,
  ),
  'house.seal-broken': plant(
    seals,
    `update audit_seal set previous_hash = ${hash('1')} where day = '{today}'::date - 2`,
  ),
  'house.audit-row-changed': plant(auditRow(`now() - interval '1 hour'`, hash('0'))),
  'house.audit-from-tomorrow': plant(
    auditRow(`now() + interval '9 days'`, hash('0')),
    `update audit set hash = audit_row_hash(audit) where act = 'thu'`,
  ),
}
