import {
  aBody,
  aFile,
  closedId,
  closedPerson,
  endedBody,
  endedId,
  first,
  type Plant,
  person,
  plant,
  storedFile,
} from '#app/integrity/plants.fixtures.ts'

const lan = person('lan')
const hung = person('hung')
const [askingId, returnId] = [`'00000000-0000-7000-8000-0000000a5c01'`, `'00000000-0000-7000-8000-0000000f0e01'`]
const asking = (body = aBody(), due = `'{today}'`) =>
  `insert into form_asking (id, body_id, code, form, title, from_day, to_day, due_day, asked_by, asked_at)
    values (${askingId}, ${body}, 'thu', '{}', 'thử', '2021-01-01', '2021-06-30', ${due}, ${lan}, now())`
const draft = (change: { body?: string; number?: number } = {}) =>
  `insert into form_return (id, body_id, code, form, from_day, to_day, number, why, state, writer_ids)
    values (${returnId}, ${change.body ?? aBody()}, 'thu', '{}', '2021-01-01', '2021-06-30', ${change.number ?? 1}, '${(change.number ?? 1) > 1 ? 'sửa số' : ''}', 'draft', array[${lan}])`
const approved = (counted = `'2021-07-01'`) =>
  `update form_return set state = 'approved', cells = '{}', counted = '{}', counted_on = ${counted}, approved_by = ${hung}, approved_at = now() where id = ${returnId}`
const sent = (body = aBody()) =>
  `insert into form_submission (id, asking_id, return_id, body_id, sent_on, sent_at) values (gen_random_uuid(), ${askingId}, ${returnId}, ${body}, '2021-07-02', now())`

export const statisticsPlants: Record<string, Plant> = {
  'statistics.sent-unapproved': plant(asking(aBody(), `'2021-07-15'`), draft(), sent()),
  'statistics.sent-by-another': plant(asking(aBody(), `'2021-07-15'`), draft(), approved(), sent(aBody(1))),
  'statistics.sent-for-another-window': plant(
    asking(aBody(), `'2021-07-15'`),
    draft(),
    approved(),
    sent(),
    `update form_asking set to_day = '2021-12-31' where id = ${askingId}`,
  ),
  'statistics.correction-of-nothing': plant(draft({ number: 3 })),
  'statistics.counted-early': plant(draft(), approved(`'2020-12-01'`)),
  'statistics.waits-at-ended-body': plant(endedBody, draft({ body: endedId })),
  'statistics.asked-by-ended-body': plant(endedBody, asking(endedId)),
}

const [lineId, documentId] = [`'00000000-0000-7000-8000-0000000d15c0'`, `'00000000-0000-7000-8000-0000000d0c00'`]
const line = (change: { body?: string; kind?: string; document?: string } = {}) =>
  `insert into disclosure (id, body_id, local_document_id, kind, title, made_on, channels, due_on, is_due_sure)
    values (${lineId}, ${change.body ?? aBody()}, ${change.document ?? 'null'}, '${change.kind ?? 'plan'}', 'Mục thử', '2021-01-04', '{portal}', '2021-01-11', true)`
const localDocument = (issued: boolean, body = aBody()) =>
  `insert into local_document (id, body_id, issuer, title, issued_on, number)
    values (${documentId}, ${body}, 'people-council', 'Nghị quyết thử', ${issued ? `'2021-01-04', '1/NQ'` : `null, ''`})`

export const disclosurePlants: Record<string, Plant> = {
  'disclosure.list-without-lines': plant(
    `insert into disclosure_list (id, body_id, made_on) values (gen_random_uuid(), ${aBody()}, '2021-01-04')`,
  ),
  'disclosure.document-without-line': plant(localDocument(true)),
  'disclosure.line-of-unissued-document': plant(localDocument(false), line({ document: documentId })),
  'disclosure.correction-before-published': plant(
    line(),
    `insert into disclosure_correction (id, disclosure_id, corrected_on, words, entered_at, entered_by)
      values (gen_random_uuid(), ${lineId}, '2021-01-05', 'Số đúng', now(), ${lan})`,
  ),
  'disclosure.unknown-kind': plant(line({ kind: 'thu' })),
  'disclosure.waits-at-ended-body': plant(endedBody, line({ body: endedId })),
  'disclosure.document-waits-at-ended-body': plant(endedBody, localDocument(false, endedId)),
}

const assessmentId = `'00000000-0000-7000-8000-0000000a55e5'`
const assessment = (change: { body?: string; place?: string } = {}) =>
  `insert into standard_assessment (id, place_id, province_id, body_id, year, rule_set, state)
    select ${assessmentId}, ${change.place ?? 'place_id'}, '24', id, 2021, 'thu', 'preparing' from body where id = ${change.body ?? aBody()}`
const evidence = (file: string, dated: string) =>
  `insert into standard_evidence (id, assessment_id, indicator_code, title, dated_on, file_id, link, added_by, added_at)
    values (gen_random_uuid(), ${assessmentId}, '1', 'thử', ${dated}, ${file}, '${file === 'null' ? 'https://a.vn' : ''}', ${lan}, now())`

export const standardPlants: Record<string, Plant> = {
  'standard.body-elsewhere': plant(assessment({ place: `'00004'`, body: aBody() })),
  'standard.reviewed-by-its-signer': plant(
    assessment(),
    `insert into standard_indicator (assessment_id, code, self, signed_by, signed_at, review, reviewed_by) values (${assessmentId}, '1', 'met', ${lan}, now(), 'confirmed', ${lan})`,
  ),
  'standard.decided-early': plant(
    assessment(),
    `update standard_assessment set state = 'decided', submitted_by = ${lan}, submitted_at = now(), frozen = '{}', appraised_by = ${hung}, decided_by = ${person('mai')},
      outcome = 'recognised', decision_number = '1/QĐ', decided_on = '2020-05-01' where id = ${assessmentId}`,
  ),
  'standard.owner-closed': plant(
    closedPerson,
    assessment(),
    `insert into standard_indicator (assessment_id, code, owner_id) values (${assessmentId}, '1', ${closedId})`,
  ),
  'standard.evidence-quarantined': plant(
    storedFile(aFile, 'quarantined'),
    assessment(),
    evidence(aFile, `'2021-03-01'`),
  ),
  'standard.evidence-ahead': plant(assessment(), evidence('null', `'{today}'::date + 40`)),
  'standard.waits-at-ended-body': plant(endedBody, assessment({ body: endedId })),
  'standard.event-ahead': plant(
    `insert into standard_event (id, place_id, body_id, role, kind, in_duty, decision, decided_on, entered_by, entered_at)
      values (gen_random_uuid(), '00004', ${aBody()}, 'officer', 'prosecution', true, '1/QĐ', '{today}'::date + 40, ${lan}, now())`,
  ),
}

const aCase = (state: string) => first('mediation_case', `state = '${state}'`)

export const togetherPlants: Record<string, Plant> = {
  'mediation.joint-with-itself': plant(
    `delete from mediation_joint`,
    `insert into mediation_joint (case_id, team_id, number, year, joined_on) select id, team_id, 900, 2001, '{today}' from mediation_case where id = ${aCase('assigned')}`,
  ),
  'mediation.beside-oneself': plant(
    `delete from mediation_co_mediator where case_id = ${aCase('assigned')}`,
    `insert into mediation_co_mediator (case_id, mediator_id, from_day) select id, mediator_id, '{today}' from mediation_case where id = ${aCase('assigned')}`,
  ),
  'mediation.court-without-agreement': plant(
    `insert into mediation_court (case_id, filed_on) values (${aCase('assigned')}, '{today}')`,
  ),
  'activities.seat-of-another-course': plant(
    `insert into training_application (id, course_id, form_hash, code_hash, state, learner_id, sent_at, decided_at, decided_by)
      select gen_random_uuid(), (select c.id from training_course c where c.id <> l.course_id order by c.id limit 1), repeat('a', 64), repeat('b', 64), 'accepted', l.id, now(), now(), ${lan}
      from training_learner l where not exists (select 1 from training_application x where x.learner_id = l.id) order by l.id limit 1`,
  ),
}
