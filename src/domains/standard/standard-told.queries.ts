/** Whom đôn đốc tells of the standard in the morning, and about what; what it says stands in standard-digest.queries.ts. */
import { type SqlBool, sql } from 'kysely'
import { addDays, type Day, dayAt, yearOf } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import { loadRulesOfAll, rulesKey } from '#domains/standard/judging.queries.ts'
import { nextStepDay, returnedStepDay } from '#domains/standard/look-ahead.ts'
import type { DigestRef } from '#domains/urging/digest.ts'
import { isUntold, listPeopleFor } from '#domains/urging/told.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** What a ref is about: indicators of an owner (`assessment/owner`), leading a commune's assessment, what waits for appraisal or a decision in a province, a council's meeting. */
export type About = 'own' | 'lead' | 'appraise' | 'decide' | 'council'
export type Told = { personId: string; ref: DigestRef }

/** A step of a year, and a day that a commune set, are told for so long after they are over. */
export const lateDays = 30

/** See `standardForDigest`. `soon`: until when a day is near. */
export async function listTold(db: Db, today: Day, soon: Day): Promise<Told[]> {
  const pressing = await listPressing(db, today, soon)
  return [
    ...(await listOwners(db, today, soon, pressing)),
    ...(await listLeaders(db, today, pressing)),
    ...(await listAppraisers(db, today)),
    ...(await listDeciders(db, today)),
    ...(await listMembers(db, today, soon)),
  ]
}

const toldOf = (what: About, rows: { personId: string; key: string; actingFor?: string | null }[]): Told[] =>
  rows.map(({ personId, key, actingFor }) => ({
    personId,
    ref: { s: 'standard', o: `${what}:${key}`, ...(actingFor ? { f: actingFor } : {}) },
  }))

/** Assessments that are being prepared while the next verified step of their year is near, or just over. */
async function listPressing(db: Db, today: Day, soon: Day): Promise<string[]> {
  const years = [yearOf(today), yearOf(today) - 1]
  const { rows } = await sql<{ provinceId: string; ruleSetId: string; year: number; ids: string[] }>`
    select province_id as "provinceId", rule_set as "ruleSetId", year, array_agg(id::text) as ids from standard_assessment
    where state = 'preparing' and year = any(${years}::int[]) group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  const pressing: string[] = []
  const rules = await loadRulesOfAll(db, rows)
  const earliest = addDays(today, -lateDays)
  for (const row of rows) {
    const last = nextStepDay(rules.get(rulesKey(row))!.ruleSet, row.year, earliest)
    if (last !== null && last >= earliest && last <= soon) pressing.push(...row.ids)
  }
  return [...new Set([...pressing, ...(await listToSendAgain(db, earliest, soon))])]
}

/** Those that were given back while the day until which they have to be sent again is near, or just over. */
async function listToSendAgain(db: Db, earliest: Day, soon: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string; provinceId: string; ruleSetId: string; year: number; returnedAt: Date }>`
    select id, province_id as "provinceId", rule_set as "ruleSetId", year, returned_at as "returnedAt" from standard_assessment
    where state = 'preparing' and returned_at >= ${addDays(earliest, -lateDays)}::date
      and not exists (select from standard_set_aside aside where aside.assessment_id = standard_assessment.id and aside.set_aside_at = returned_at)
    order by id`.execute(db)
  const [rules, calendar] = [await loadRulesOfAll(db, rows), await loadCalendar(db)]
  const pressing: string[] = []
  for (const row of rows) {
    const on = { returnedOn: dayAt(row.returnedAt) }
    const last = returnedStepDay(rules.get(rulesKey(row))!.ruleSet, on, calendar)
    if (last !== null && last >= earliest && last <= soon) pressing.push(row.id)
  }
  return pressing
}

/** And whoever does an owner's work there these days, by the owner: they sign for somebody else beside what is their own. */
async function listOwners(db: Db, today: Day, soon: Day, pressing: readonly string[]): Promise<Told[]> {
  const told = sql`held.person_id`
  const { rows } = await sql<{ personId: string; key: string; actingFor: string | null }>`
    select distinct held.person_id as "personId", a.id || '/' || i.owner_id as key,
      case when held.person_id = i.owner_id then null else i.owner_id end as "actingFor"
    from standard_indicator i join standard_assessment a on a.id = i.assessment_id join body on body.id = a.body_id
      ${joinHeld(today, 'assess standard')}
    where a.state = 'preparing' and i.self is null and i.owner_id in (held.person_id, held.acting_for)
      and (i.due_on between ${addDays(today, -lateDays)}::date and ${soon}::date or a.id = any(${pressing}::uuid[]) or ${isUntold(told, sql`i.owner_since`, today)}
        or ${isUntold(told, sql`a.returned_at`, today)})
    order by key, "personId"`.execute(db)
  return toldOf('own', rows)
}

async function listLeaders(db: Db, today: Day, pressing: readonly string[]): Promise<Told[]> {
  const about = sql`select a.id::text as key, a.body_id, case when a.id = any(${pressing}::uuid[]) then null else a.returned_at end as since
    from standard_assessment a where a.state = 'preparing' and (a.returned_at is not null or a.id = any(${pressing}::uuid[]))`
  return toldOf('lead', await listPeopleFor(db, about, { today, deed: 'submit standard', whose: 'own' }))
}

/** Never who submitted it, nor whose role stands within a commune: they appraise nothing of their own. */
async function listAppraisers(db: Db, today: Day): Promise<Told[]> {
  const about = sql`select a.province_id || '/' || a.year as key, a.body_id, null::timestamptz as since, a.submitted_by
    from standard_assessment a where a.state = 'submitted'`
  const except = sql<SqlBool>`(held.person_id is not distinct from about.submitted_by or at.place_path like '%/_%')`
  return toldOf(
    'appraise',
    await listPeopleFor(db, about, { today, deed: 'appraise standard', whose: 'reaching', except }),
  )
}

/** Never who submitted or appraised it. */
async function listDeciders(db: Db, today: Day): Promise<Told[]> {
  const about = sql`select distinct a.province_id as key, deciding.id as body_id, null::timestamptz as since, a.submitted_by, a.appraised_by
    from standard_assessment a join body deciding on deciding.place_id = a.province_id and deciding.kind = 'ubnd' and deciding.to_day is null
    where a.state = 'appraised'`
  const except = sql<SqlBool>`(held.person_id is not distinct from about.submitted_by or held.person_id is not distinct from about.appraised_by)`
  return toldOf('decide', await listPeopleFor(db, about, { today, deed: 'decide standard', whose: 'reaching', except }))
}

async function listMembers(db: Db, today: Day, soon: Day): Promise<Told[]> {
  const member = sql`member.id`
  const { rows } = await sql<{ personId: string; key: string }>`
    select member.id as "personId", c.id::text as key from standard_council_call c, unnest(c.person_ids) as member(id)
    where c.meets_on >= ${today} and (c.meets_on <= ${soon} or ${isUntold(member, sql`c.called_at`, today)}) order by c.meets_on, c.id, member.id`.execute(
    db,
  )
  return toldOf('council', rows)
}
