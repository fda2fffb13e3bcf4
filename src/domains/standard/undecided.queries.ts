/** Behind two numbers of a province's year: communes of which nobody opened an assessment, and those that ended before it was decided. */
import { type SqlBool, sql } from 'kysely'
import type { Place } from '#domains/places/place.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { listSeenProvinces } from '#domains/standard/assessments.queries.ts'
import { coverageOf, hasCoverage, standingOn } from '#domains/standard/coverage.queries.ts'
import type { UndecidedPart } from '#domains/standard/coverage.ts'
import { boardRefusals, mayCountPlace, widestCounted } from '#domains/statistics/counted-reach.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type UndecidedCommune = { id: string; name: string; provinceName: string }

export const undecidedPageSize = 100

type Asked = { place: Pick<Place, 'id' | 'parentId'> | null; year: number; part: UndecidedPart }

/** As many as listCoverage, or loadCommuneCoverage of one commune, counts; by province and name, a page at a time. */
export async function listUndecided(
  db: Db,
  { place, year, part }: Asked,
  page = 1,
): Promise<{ communes: UndecidedCommune[]; total: number; page: number }> {
  const isStanding = standingOn(`${year}-12-31`)
  const whose =
    place === null
      ? hasCoverage
      : place.parentId === null
        ? sql<SqlBool>`${hasCoverage} and province.id = ${place.id}`
        : sql<SqlBool>`commune.id = ${place.id}`
  const { rows } = await sql<UndecidedCommune & { total: number }>`
    with ${coverageOf(year)}, those as (${
      part === 'unopened'
        ? sql`select commune.id, coalesce(heir.province_id, split_part(commune.path, '/', 1)) as province_id
            from place commune left join heir on heir.old_id = split_part(commune.path, '/', 1)
            where ${isStanding} and not exists (select 1 from found where found.place_id = commune.id)`
        : sql`select place_id as id, province_id from found where outcome = 'waiting' and not stands`
    })
    select commune.id, commune.full_name as name, province.full_name as "provinceName", count(*) over ()::int as total
    from those join place commune on commune.id = those.id join place province on province.id = those.province_id
    where ${whose} order by province.sort_key, commune.sort_key, commune.id
    limit ${undecidedPageSize} offset ${(page - 1) * undecidedPageSize}`.execute(db)
  if (rows.length === 0 && page > 1) return listUndecided(db, { place, year, part })
  return { communes: rows.map(({ total: _, ...commune }) => commune), total: rows[0]?.total ?? 0, page }
}

/** The place that is asked of (null: the nation), the widest one by itself; of what is not wholly in reach there is no list. */
export async function findAskedPlace(db: Db, actor: Actor, placeId: string | undefined): Promise<Place | null> {
  const id = placeId ?? widestCounted(actor)?.split('/').at(-2)
  const place = id === undefined ? null : await findPlace(db, id)
  if (place === undefined) throw boardRefusals.noPlace
  const maySee = mayCountPlace(actor, place?.path ?? '')
  if (!maySee && !(place !== null && (await listSeenProvinces(db, actor)).includes(place.id)))
    throw boardRefusals.noPlace
  return place
}
