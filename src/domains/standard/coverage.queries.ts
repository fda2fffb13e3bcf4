import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { communeKinds } from '#domains/places/place.ts'
import type { ExcludedGround } from '#domains/standard/assessment.ts'
import type { CommuneCounts, ProvinceCoverage } from '#domains/standard/coverage.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * What was assessed here in a year and what was taken over, each commune once: place, province, outcome, whether the commune stood on the
 * last day of the year.
 */
const foundIn = (year: number) => sql`
  select a.place_id, a.province_id, ${standingOn(`${year}-12-31`)} as stands,
    case a.state when 'decided' then a.outcome when 'excluded' then 'excluded' else 'waiting' end as outcome
  from standard_assessment a join place commune on commune.id = a.place_id where a.year = ${year}
  union all
  select r.place_id, r.province_id, ${standingOn(`${year}-12-31`)}, r.outcome
  from standard_past_result r join place commune on commune.id = r.place_id where r.year = ${year}
    and not exists (select 1 from standard_assessment a where a.place_id = r.place_id and a.year = r.year)`

const countsOfFound = sql`count(*) filter (where outcome = 'recognised')::int as recognised,
  count(*) filter (where outcome = 'not-recognised')::int as "notRecognised",
  count(*) filter (where outcome = 'waiting' and stands)::int as waiting, count(*) filter (where outcome = 'excluded')::int as excluded,
  count(*) filter (where outcome = 'waiting' and not stands)::int as ended,
  count(*) filter (where outcome <> 'waiting' and not stands)::int as gone`

/** Communes that stood on the last day of a year: never districts, which stood between them and their province. */
export const standingOn = (lastDay: Day) => sql<SqlBool>`commune.kind = any(${[...communeKinds]}::text[])
  and (commune.from_day is null or commune.from_day <= ${lastDay}::date) and (commune.to_day is null or commune.to_day > ${lastDay}::date)`

/** Those of a province, by the first step of their path. */
export const standingIn = (provinceId: string, year: number) =>
  sql<SqlBool>`split_part(commune.path, '/', 1) = ${provinceId} and ${standingOn(`${year}-12-31`)}`

/** Communes of a province that stand on the last day of a year. */
export async function countCommunes(db: Db, provinceId: string, year: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from place commune where ${standingIn(provinceId, year)}`.execute(db)
  return rows[0]!.count
}

/**
 * `found` of a year, `counted` by province, and `heir`: which province alone took over a former one that has no results of its own. Its
 * communes count there.
 */
export const coverageOf = (year: number) => sql`found as (${foundIn(year)}),
    counted as (select province_id, ${countsOfFound} from found group by province_id),
    heir as (
      select s.old_id, min(split_part(place.path, '/', 1)) as province_id from place_succession s join place on place.id = s.new_id
      join place old on old.id = s.old_id and old.parent_id is null
      where not exists (select 1 from counted where counted.province_id = s.old_id)
      group by s.old_id having count(distinct split_part(place.path, '/', 1)) = 1)`

/** Provinces that have a row: those of today, and former ones with results of their own. */
export const hasCoverage = sql<SqlBool>`province.parent_id is null and province.kind in ('tinh', 'thanh-pho')
      and (province.to_day is null or exists (select 1 from counted where counted.province_id = province.id))`

/**
 * How each province stands in a year, by its name: what was assessed here and what was taken over. `provinceIds`: only these; left out:
 * all of the country. A commune counts where it stood on the last day of the year; one of a province that ended, in the one that took
 * over, unless the former one has results of its own.
 */
export async function listCoverage(db: Db, year: number, provinceIds?: readonly string[]): Promise<ProvinceCoverage[]> {
  const asked = provinceIds === undefined ? sql`true` : sql`province.id = any(${[...provinceIds]}::text[])`
  const { rows } = await sql<ProvinceCoverage>`
    with ${coverageOf(year)},
    roots as (
      select split_part(commune.path, '/', 1) as id, count(*)::int as communes from place commune
      where ${standingOn(`${year}-12-31`)} group by 1),
    standing as (
      select coalesce(heir.province_id, roots.id) as province_id, sum(roots.communes)::int as communes
      from roots left join heir on heir.old_id = roots.id group by 1)
    select province.id as "provinceId", province.full_name as "provinceName", coalesce(standing.communes, 0) as communes,
      coalesce(counted.recognised, 0) as recognised, coalesce(counted."notRecognised", 0) as "notRecognised",
      coalesce(counted.waiting, 0) as waiting, coalesce(counted.excluded, 0) as excluded,
      coalesce(counted.ended, 0) as ended, coalesce(counted.gone, 0) as gone
    from place province left join standing on standing.province_id = province.id left join counted on counted.province_id = province.id
    where ${hasCoverage} and (counted.province_id is not null or standing.communes is not null) and ${asked}
    order by province.sort_key, province.id`.execute(db)
  return rows
}

/** The same of one commune alone. */
export async function loadCommuneCoverage(
  db: Db,
  year: number,
  place: { id: string; fullName: string },
): Promise<ProvinceCoverage> {
  const { rows } = await sql<CommuneCounts>`
    with found as (${foundIn(year)})
    select (select count(*)::int from place commune where commune.id = ${place.id} and ${standingOn(`${year}-12-31`)}) as communes, ${countsOfFound}
    from found where place_id = ${place.id}`.execute(db)
  return { provinceId: place.id, provinceName: place.fullName, ...rows[0]! }
}

/** `ground`: what everybody may read; null: left out before there was one. `why`: for officers alone. */
export type ExcludedCommune = { placeName: string; provinceName: string; ground: ExcludedGround | null; why: string }

/** More than a country leaves out in one year. */
const excludedMax = 300

/** Who is left out in a year and why, for those who see the whole of these provinces. */
export async function listExcluded(db: Db, year: number, provinceIds: readonly string[]): Promise<ExcludedCommune[]> {
  const { rows } = await sql<ExcludedCommune>`
    select place.full_name as "placeName", province.full_name as "provinceName", a.excluded_ground as ground,
      a.excluded_why as why
    from standard_assessment a join place on place.id = a.place_id join place province on province.id = a.province_id
    where a.year = ${year} and a.state = 'excluded' and a.province_id = any(${[...provinceIds]}::text[])
    order by province.sort_key, place.sort_key limit ${excludedMax}`.execute(db)
  return rows
}
