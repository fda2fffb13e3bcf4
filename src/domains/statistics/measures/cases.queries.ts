import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import { channelCircumstances, officeLimits } from '#domains/matters/office-limit.ts'
import { dayIn, type Holds, type Source, type Taking } from '#domains/statistics/measures/source.queries.ts'

const open: Taking = {
  day: sql.ref('c.received_on'),
  until: sql.ref('c.ended_on'),
  when: sql<SqlBool>`c.state <> 'out-of-scope'`,
}
const ended = (outcome: 'reached' | 'not-reached'): Taking => ({
  day: sql.ref('c.ended_on'),
  when: sql<SqlBool>`c.outcome = ${outcome}`,
})

const isPaid = sql<SqlBool>`c.outcome is not null and fee.paid_on is not null`
/** What the province's council set for a case that ended on that day; null where nobody confirmed a rate. */
const due = sql`(select rate.amount from spending_rate rate join body payer on payer.id = team.body_id
  where rate.province_id = split_part(payer.place_path, '/', 1) and rate.is_confirmed
    and rate.norm = case c.outcome when 'reached' then 'mediation-reached' else 'mediation-ended' end
    and rate.from_day <= c.ended_on and (rate.to_day is null or rate.to_day >= c.ended_on)
  order by rate.from_day desc limit 1)`

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
    'cases.ended-paid': { day: sql.ref('c.ended_on'), when: isPaid },
    'cases.reached-paid': { day: sql.ref('c.ended_on'), when: sql<SqlBool>`${isPaid} and c.outcome = 'reached'` },
    'cases.fees-paid': { day: sql.ref('c.ended_on'), when: isPaid, amount: sql.ref('fee.amount') },
    'cases.fees-due': { day: sql.ref('c.ended_on'), when: sql<SqlBool>`c.outcome is not null`, amount: due },
    'fees.asked': { day: sql.ref('fee.requested_on') },
    'fees.paid': { day: sql.ref('fee.paid_on') },
    'fees.amount': { day: sql.ref('fee.paid_on'), amount: sql.ref('fee.amount') },
  },
}

/** From the answer on the office has done; a matter without an answer ends when it is closed. */
const endedOn = sql`coalesce(m.answered_on, m.closed_on)`
const running: Taking = {
  day: sql.ref('m.received_on'),
  until: endedOn,
  unless: (holds) => goesOn(holds, sql<SqlBool>`later.received_at = m.received_at`),
}
const received: Taking = { day: sql.ref('m.received_on'), unless: cameFrom }
const answered = sql.ref('m.answered_on')
const isInformation = sql<SqlBool>`m.kind = 'information-request'`
const inTime = sql<SqlBool>`not m.was_late and law.had_limit`

/**
 * One matter, two rows: it left a body as «transferred» and goes on at another, with days of its own or, where that body took over, with
 * the days it had. Where a scope holds both it was received once, by the first, and ends once, at the last.
 */
function cameFrom(holds: Holds): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from matter earlier join body was on was.id = earlier.body_id
    where ${linked('earlier', 'm')} and ${holds('was')})`
}

function goesOn(holds: Holds, also: RawBuilder<SqlBool> = sql<SqlBool>`true`): RawBuilder<SqlBool> {
  return sql<SqlBool>`(m.closed_as = 'transferred' and exists (select from matter later join body heir on heir.id = later.body_id
    where ${linked('m', 'later')} and ${holds('heir')} and ${also}))`
}

function linked(one: string, other: string): RawBuilder<SqlBool> {
  const of = (alias: string, column: string) => sql.ref(`${alias}.${column}`)
  return sql<SqlBool>`${of(one, 'submission_id')} = ${of(other, 'submission_id')} and ${of(one, 'id')} < ${of(other, 'id')}
    and ${of(one, 'body_id')} <> ${of(other, 'body_id')} and ${of(one, 'closed_as')} = 'transferred'
    and (${of(other, 'received_at')} = ${of(one, 'received_at')} or ${of(other, 'received_on')} = ${of(one, 'closed_on')})`
}

/** A list that is made once, by an index of what has a row at more than one body, which is little; then these matters are read. */
function wentBetween(bodies: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`m.is_one_of_more and m.submission_id = any(array(
    select one.submission_id from matter one join ${bodies} at on at.id = one.body_id
    where one.is_one_of_more group by one.submission_id, at.key having min(at.place) <> max(at.place)))`
}

/** Whether a limit that can be missed ran for the office: without one an answer is neither in time nor late. */
function hadLimit(): RawBuilder<SqlBool> {
  const ways = channelCircumstances.map(
    ({ channel, circumstances }) => sql`when ${channel} then ${circumstances}::text[]`,
  )
  const holding = sql`(m.circumstances || case brought.channel ${sql.join(ways, sql` `)} end)`
  const each = officeLimits.map(
    ({ kinds, only, unless, effectiveFrom, effectiveTo, fromAcceptance }) =>
      sql<SqlBool>`(m.kind = any(${kinds}::text[]) and brought.received_on >= coalesce(${effectiveFrom}::date, '-infinity')
        and brought.received_on <= coalesce(${effectiveTo}::date, 'infinity') and ${holding} @> ${only}::text[]
        and not ${holding} && ${unless}::text[] and (${!fromAcceptance}::boolean or m.accepted_on is not null))`,
  )
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`
}

const matters: Source = {
  kind: 'matter',
  rows: sql`matter m join submission brought on brought.id = m.submission_id left join legal_aid_referral aid on aid.matter_id = m.id
    cross join lateral (select ${hadLimit()} as had_limit) law`,
  bodyId: sql.ref('m.body_id'),
  id: sql.ref('m.id'),
  label: sql`'Số ' || m.number || '/' || m.year`,
  shownOn: sql.ref('m.received_on'),
  wentBetween,
  takes: {
    'matters.carried-in': running,
    'matters.received': received,
    'matters.ended': { day: endedOn, unless: goesOn },
    'matters.answered': { day: answered },
    'matters.in-time': { day: answered, when: inTime },
    'matters.late': { day: answered, when: sql<SqlBool>`m.was_late` },
    'matters.no-limit': { day: answered, when: sql<SqlBool>`not m.was_late and not law.had_limit` },
    'matters.running': running,
    'information.answered': { day: answered, when: isInformation },
    'information.in-time': { day: answered, when: sql<SqlBool>`${isInformation} and ${inTime}` },
    'information.due': {
      // on the first day after its limit, unless it was answered before: an answer that comes late changes no year that is over
      day: sql`least(m.answered_on, coalesce(m.missed_after, m.late_after) + 1)`,
      when: sql<SqlBool>`${isInformation} and (m.answered_on is not null or m.closed_on is null or m.missed_after is not null)`,
    },
    'legal-aid.referred': { day: dayIn(sql.ref('aid.written_at')) },
    ...Object.fromEntries(
      (Object.keys(matterKinds) as MatterKind[]).map((kind) => [
        `matters.kind.${kind}`,
        { ...received, when: sql<SqlBool>`m.kind = ${kind}` },
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
