import { type SqlBool, sql } from 'kysely'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import { dayIn, type Source, type Taking } from '#domains/statistics/measures/source.queries.ts'

const open: Taking = {
  day: sql.ref('c.received_on'),
  until: sql.ref('c.ended_on'),
  when: sql<SqlBool>`c.state <> 'out-of-scope'`,
}
const ended = (outcome: 'reached' | 'not-reached'): Taking => ({
  day: sql.ref('c.ended_on'),
  when: sql<SqlBool>`c.outcome = ${outcome}`,
})

/** A number and a day: whose quarrel it is and what about stands in no list of figures. */
const cases: Source = {
  kind: 'case',
  rows: sql`mediation_case c join mediation_team team on team.id = c.team_id left join mediation_fee fee on fee.case_id = c.id`,
  bodyId: sql.ref('team.body_id'),
  id: sql.ref('c.id'),
  label: sql`'Số ' || c.number || '/' || c.year || ', ' || team.name`,
  shownOn: sql.ref('c.received_on'),
  takes: {
    'cases.carried-in': open,
    'cases.received': { day: sql.ref('c.received_on') },
    'cases.reached': ended('reached'),
    'cases.not-reached': ended('not-reached'),
    'cases.out-of-scope': { day: sql.ref('c.received_on'), when: sql<SqlBool>`c.state = 'out-of-scope'` },
    'cases.running': open,
    'fees.asked': { day: sql.ref('fee.requested_on') },
    'fees.paid': { day: sql.ref('fee.paid_on') },
    'fees.amount': { day: sql.ref('fee.paid_on'), amount: sql.ref('fee.amount') },
  },
}

/** From the answer on the office has done; a matter without an answer ends when it is closed. */
const endedOn = sql`coalesce(m.answered_on, m.closed_on)`
const running: Taking = { day: sql.ref('m.received_on'), until: endedOn }
const answered = sql.ref('m.answered_on')
const isInformation = sql<SqlBool>`m.kind = 'information-request'`

const matters: Source = {
  kind: 'matter',
  rows: sql`matter m left join legal_aid_referral aid on aid.matter_id = m.id`,
  bodyId: sql.ref('m.body_id'),
  id: sql.ref('m.id'),
  label: sql`'Số ' || m.number || '/' || m.year`,
  shownOn: sql.ref('m.received_on'),
  takes: {
    'matters.carried-in': running,
    'matters.received': { day: sql.ref('m.received_on') },
    'matters.ended': { day: endedOn },
    'matters.answered': { day: answered },
    'matters.in-time': { day: answered, when: sql<SqlBool>`not m.was_late` },
    'matters.late': { day: answered, when: sql<SqlBool>`m.was_late` },
    'matters.running': running,
    'information.answered': { day: answered, when: isInformation },
    'information.in-time': { day: answered, when: sql<SqlBool>`${isInformation} and not m.was_late` },
    'legal-aid.referred': { day: dayIn(sql.ref('aid.written_at')) },
    ...Object.fromEntries(
      (Object.keys(matterKinds) as MatterKind[]).map((kind) => [
        `matters.kind.${kind}`,
        { day: sql.ref('m.received_on'), when: sql<SqlBool>`m.kind = ${kind}` },
      ]),
    ),
  },
}

const firstApproved = dayIn(sql.ref('first.approved_at'))

const guides: Source = {
  kind: 'guide',
  rows: sql`guide join guide_edition first on first.guide_id = guide.id and first.number = 1`,
  bodyId: sql.ref('guide.body_id'),
  id: sql.ref('guide.id'),
  label: sql.ref('first.title'),
  shownOn: firstApproved,
  takes: {
    'answers.published': { day: firstApproved, when: sql<SqlBool>`guide.kind = 'answer' and guide.is_public` },
    'guides.published': { day: firstApproved, when: sql<SqlBool>`guide.kind <> 'answer' and guide.is_public` },
  },
}

export const caseSources: readonly Source[] = [cases, matters, guides]
