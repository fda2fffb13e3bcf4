import { sql } from 'kysely'
import type { ProvinceCoverage } from '#domains/standard/coverage.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * How each province stands in a year, by its name: what was assessed here and what was taken over. `provinceIds`: only these; left out:
 * all of the country. A commune counts where it stands on the last day of the year.
 */
export async function listCoverage(db: Db, year: number, provinceIds?: readonly string[]): Promise<ProvinceCoverage[]> {
  const lastDay = `${year}-12-31`
  const asked = provinceIds === undefined ? sql`true` : sql`province.id = any(${[...provinceIds]}::text[])`
  const { rows } = await sql<ProvinceCoverage>`
    with found as (
      select place_id, province_id, case state when 'decided' then outcome when 'excluded' then 'excluded' else 'waiting' end as outcome
      from standard_assessment where year = ${year}
      union all
      select r.place_id, r.province_id, r.outcome from standard_past_result r where r.year = ${year}
        and not exists (select 1 from standard_assessment a where a.place_id = r.place_id and a.year = r.year)),
    counted as (
      select province_id, count(*) filter (where outcome = 'recognised')::int as recognised,
        count(*) filter (where outcome = 'not-recognised')::int as not_recognised,
        count(*) filter (where outcome = 'waiting')::int as waiting, count(*) filter (where outcome = 'excluded')::int as excluded
      from found group by province_id),
    standing as (
      select parent_id, count(*)::int as communes from place
      where parent_id is not null and (from_day is null or from_day <= ${lastDay}::date) and (to_day is null or to_day > ${lastDay}::date)
      group by parent_id)
    select province.id as "provinceId", province.full_name as "provinceName", coalesce(standing.communes, 0) as communes,
      coalesce(counted.recognised, 0) as recognised, coalesce(counted.not_recognised, 0) as "notRecognised",
      coalesce(counted.waiting, 0) as waiting, coalesce(counted.excluded, 0) as excluded
    from place province left join standing on standing.parent_id = province.id left join counted on counted.province_id = province.id
    where province.parent_id is null and (standing.communes is not null or counted.province_id is not null) and ${asked}
    order by province.sort_key, province.id`.execute(db)
  return rows
}

export type ExcludedCommune = { placeName: string; provinceName: string; why: string }

/** More than a country leaves out in one year. */
const excludedMax = 300

/** Who is left out in a year and why, for those who see the whole of these provinces. */
export async function listExcluded(db: Db, year: number, provinceIds: readonly string[]): Promise<ExcludedCommune[]> {
  const { rows } = await sql<ExcludedCommune>`
    select place.full_name as "placeName", province.full_name as "provinceName", a.excluded_why as why
    from standard_assessment a join place on place.id = a.place_id join place province on province.id = a.province_id
    where a.year = ${year} and a.state = 'excluded' and a.province_id = any(${[...provinceIds]}::text[])
    order by province.sort_key, place.sort_key limit ${excludedMax}`.execute(db)
  return rows
}
