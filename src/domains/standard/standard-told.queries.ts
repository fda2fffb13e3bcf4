/** Whom đôn đốc tells of the standard in the morning, and about what; what it says stands in standard-digest.queries.ts. */
import { type SqlBool, sql } from 'kysely'
import { addDays, type Day, dayAt, yearOf } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import { didBefore } from '#domains/standard/assessment.store.ts'
import { loadRulesOfAll, rulesKey } from '#domains/standard/judging.queries.ts'
import { sendDay } from '#domains/standard/look-ahead.ts'
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

/**
 * Assessments that are being prepared while the day until which they have to be sent is near, or just over: of the year's next verified
 * step, or of the one that counts from the day on which they were given back.
 */
async function listPressing(db: Db, today: Day, soon: Day): Promise<string[]> {
  const years = [yearOf(today), yearOf(today) - 1]
  const earliest = addDays(today, -lateDays)
  // one that went over to another rule set was given back by nobody
  const { rows } = await sql<{
    id: string
    provinceId: string
    ruleSetId: string
    year: number
    returnedAt: Date | null
  }>`
    select id, province_id as "provinceId", rule_set as "ruleSetId", year, returned_at as "returnedAt" from (
      select a.id, a.province_id, a.rule_set, a.year, case when exists (
        select from standard_set_aside aside where aside.assessment_id = a.id and aside.set_aside_at = a.returned_at)
        then null else a.returned_at end as returned_at
      from standard_assessment a where a.state = 'preparing') preparing
    where year = any(${years}::int[]) or returned_at >= ${addDays(earliest, -lateDays)}::date order by id`.execute(db)
  const [rules, calendar] = [await loadRulesOfAll(db, rows), await loadCalendar(db)]
  const isPressing = (row: (typeof rows)[number]) => {
    const returnedOn = row.returnedAt === null ? null : dayAt(row.returnedAt)
    const last = sendDay(rules.get(rulesKey(row))!.ruleSet, { year: row.year, from: earliest, calendar, returnedOn })
    return last !== null && last >= earliest && last <= soon
  }
  return rows.filter(isPressing).map(({ id }) => id)
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

/** Never who submitted, appraised or reviewed it. */
async function listDeciders(db: Db, today: Day): Promise<Told[]> {
  const about = sql`select distinct a.province_id as key, deciding.id as body_id, null::timestamptz as since, ${didBefore('a')} as did_before
    from standard_assessment a join body deciding on deciding.place_id = a.province_id and deciding.kind = 'ubnd' and deciding.to_day is null
    where a.state = 'appraised'`
  const except = sql<SqlBool>`held.person_id = any(about.did_before)`
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
