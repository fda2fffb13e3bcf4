/**
 * What everybody may see of the standard: the outcome, number and day of a decision, and what a commune posted. Reasons that officers
 * wrote for each other stay inside; of plans there is what their leader made public (plans/public-plan.ts).
 */
import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { AssessmentState, ExcludedGround, Outcome } from '#domains/standard/assessment.ts'
import type { Db } from '#platform/database/database.ts'

export type PublicYear = {
  year: number
  state: AssessmentState | 'past'
  outcome: Outcome | 'excluded' | null
  excludedGround: ExcludedGround | null
  decisionNumber: string
  decidedOn: Day | null
  ruleSetId: string | null
  /** What the commune says of itself once it was posted and submitted; null before, and while it is written anew. */
  said: { code: string; self: string }[] | null
}

const yearsMax = 30

/** Years of a commune, the latest first. What it says of itself is shown once it was posted, never while it is being written. */
export async function listPublicYears(db: Db, placeId: string, today: Day): Promise<PublicYear[]> {
  const { rows } = await sql<PublicYear>`
    select a.year, a.state, case when a.state = 'excluded' then 'excluded' else a.outcome end as outcome,
      a.excluded_ground as "excludedGround",
      a.decision_number as "decisionNumber", a.decided_on as "decidedOn", a.rule_set as "ruleSetId",
      case when a.state = 'decided' or (a.state in ('submitted', 'appraised')
        and exists (select 1 from standard_posting p where p.assessment_id = a.id and p.from_day <= ${today}))
        then (select coalesce(json_agg(json_build_object('code', i.code, 'self', i.self) order by i.code), '[]'::json)
          from standard_indicator i where i.assessment_id = a.id and i.self is not null) end as said
    from standard_assessment a where a.place_id = ${placeId}
    union all
    select r.year, 'past', r.outcome, null, r.decision_number, r.decided_on, null, null
    from standard_past_result r where r.place_id = ${placeId}
      and not exists (select 1 from standard_assessment a where a.place_id = r.place_id and a.year = r.year)
    order by year desc limit ${yearsMax}`.execute(db)
  return rows
}

export type PublicCommune = {
  placeId: string
  placeName: string
  year: number
  outcome: Outcome | 'excluded'
  excludedGround: ExcludedGround | null
}

/** Decided and taken-over results of a province in a year. */
export async function listPublicCommunes(db: Db, provinceId: string, year: number): Promise<PublicCommune[]> {
  const { rows } = await sql<PublicCommune>`
    select found.place_id as "placeId", place.full_name as "placeName", found.year, found.outcome,
      found.excluded_ground as "excludedGround" from (
      select place_id, year, case when state = 'excluded' then 'excluded' else outcome end as outcome, excluded_ground from standard_assessment
      where province_id = ${provinceId} and year = ${year} and state in ('decided', 'excluded')
      union all
      select r.place_id, r.year, r.outcome, null from standard_past_result r where r.province_id = ${provinceId} and r.year = ${year}
        and not exists (select 1 from standard_assessment a where a.place_id = r.place_id and a.year = r.year)
    ) found join place on place.id = found.place_id order by place.sort_key limit 4000`.execute(db)
  return rows
}

/** Provinces and years that have something to show. */
export async function listPublicProvinces(db: Db): Promise<{ id: string; name: string; years: number[] }[]> {
  const { rows } = await sql<{ id: string; name: string; years: number[] }>`
    select place.id, place.full_name as name, array_agg(distinct found.year order by found.year desc) as years from (
      select province_id, year from standard_assessment union select province_id, year from standard_past_result) found
      join place on place.id = found.province_id group by place.id, place.full_name, place.sort_key order by place.sort_key limit 63`.execute(
    db,
  )
  return rows
}

/** The UBND of a commune that stands today: where feedback on it goes. */
export async function findPublicBody(db: Db, placeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from body where place_id = ${placeId} and kind = 'ubnd' and to_day is null order by path limit 1`.execute(
    db,
  )
  return rows[0]?.id
}
