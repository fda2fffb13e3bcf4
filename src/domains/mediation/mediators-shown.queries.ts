import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { serves } from '#domains/mediation/case-reach.queries.ts'
import type { DirectoryPlace } from '#domains/practitioners/directory.queries.ts'
import type { DirectorySource, ShownHelper } from '#domains/practitioners/directory-source.queries.ts'

/** Serving, of a team and a committee that stand, and agreed. */
const isShown = (today: Day) =>
  sql<SqlBool>`(m.shown_on <= ${today} and ${serves(today)} and team.ended_on is null and body.to_day is null)`

const shown = sql`from mediator m join mediation_team team on team.id = m.team_id join body on body.id = team.body_id
  join place on place.id = body.place_id`

/** Hòa giải viên in the public directory: name and team of whoever agreed; no account, no age, no case. */
export const mediatorsInDirectory: DirectorySource = {
  heading: 'Hòa giải viên ở cơ sở',
  lead: 'Hàng xóm, gia đình có mâu thuẫn thì nhờ họ nói chuyện giúp, không mất tiền. Chuyện kể với họ được giữ kín.',
  async provinces(db, today) {
    const { rows } = await sql<DirectoryPlace>`
      select province.id, province.full_name as name, count(*)::int as count, province.sort_key as key
      ${shown} join place province on province.id = coalesce(place.parent_id, place.id)
      where ${isShown(today)} group by province.id order by province.sort_key limit 100`.execute(db)
    return rows
  },
  async places(db, provinceId, today) {
    const { rows } = await sql<DirectoryPlace>`
      select place.id, place.full_name as name, count(*)::int as count,
        case when place.parent_id is null then '' else place.sort_key end as key
      ${shown} where ${isShown(today)} and (place.id = ${provinceId} or place.parent_id = ${provinceId})
      group by place.id order by place.sort_key limit 500`.execute(db)
    return rows
  },
  async people(db, placeId, today) {
    const { rows } = await sql<ShownHelper>`
      select m.name, team.name as "where" ${shown}
      where body.place_id = ${placeId} and ${isShown(today)} order by team.name, m.recognised_on, m.id limit 500`.execute(
      db,
    )
    return rows
  },
}
