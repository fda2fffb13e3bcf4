import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import type { FrontDoorFigures } from '#domains/matters/figures/front-door-figures.ts'
import type { Db } from '#platform/database/database.ts'

export const figuresPageSize = 30
const yearDays = 365

/** Bodies of a province that receive today, over the last twelve months; one page of them, from 1. */
export async function listFrontDoorFigures(
  db: Db,
  today: Day,
  { provinceId, page }: { provinceId: string; page: number },
): Promise<FrontDoorFigures[]> {
  const from = addDays(today, -yearDays)
  const { rows } = await sql<FrontDoorFigures>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", f.*, g.*, p.*, k.*
    from front_desk desk join body on body.id = desk.body_id join place on place.id = body.place_id cross join lateral (
      select count(*)::int as received,
        count(*) filter (where answered_on is not null)::int as answered,
        count(*) filter (where answered_on is null and closed_as = 'declined')::int as declined,
        count(*) filter (where answered_on is null and closed_as in ('transferred', 'guided'))::int as "passedOn",
        count(*) filter (where answered_on is null and state in ('received', 'in-review', 'waiting'))::int as open,
        count(*) filter (where answered_on is null and closed_as in ('withdrawn', 'resolved'))::int as other,
        count(*) filter (where answered_on is not null and not was_late)::int as "answeredInTime",
        count(*) filter (where answered_on is not null and was_late)::int as "answeredLate",
        count(*) filter (where answered_on is null and state in ('received', 'in-review', 'waiting')
          and late_after < ${today})::int as "openLate",
        percentile_cont(0.5) within group (order by answered_on - received_on) filter (where answered_on is not null) as "medianDays"
      from matter where matter.body_id = body.id and received_on > ${from} and received_on <= ${today}) f
      cross join lateral (
        select coalesce(jsonb_object_agg(by_ground.ground, by_ground.count), '{}') as "declinedBy" from (
          select ground, count(*)::int as count from matter
          where matter.body_id = body.id and received_on > ${from} and received_on <= ${today}
            and answered_on is null and closed_as = 'declined' group by ground) by_ground) g
      cross join lateral (
        select count(*)::int as published
        from matter join matter_publishing publishing on publishing.matter_id = matter.id
          join guide on guide.id = publishing.guide_id
        where matter.body_id = body.id and received_on > ${from} and received_on <= ${today} and guide.is_public) p
      cross join lateral (
        select coalesce(jsonb_object_agg(by_reason.kept_back, by_reason.count), '{}') as "keptBackBy" from (
          select publishing.kept_back, count(*)::int as count
          from matter join matter_publishing publishing on publishing.matter_id = matter.id
          where matter.body_id = body.id and received_on > ${from} and received_on <= ${today}
            and publishing.kept_back <> '' group by publishing.kept_back) by_reason) k
    where desk.is_open and body.to_day is null and coalesce(place.parent_id, place.id) = ${provinceId}
    order by body.sort_key, body.id limit ${figuresPageSize} offset ${(page - 1) * figuresPageSize}`.execute(db)
  return rows
}
