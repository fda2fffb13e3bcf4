import { sql } from 'kysely'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** Teams, mediators and quarrels of communes that may end: counts alone. */
export const mediationImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const { rows } = await sql<{ id: string; teams: number; mediators: number; open: number }>`
    select body.id, count(distinct team.id)::int as teams,
      (select count(*)::int from mediator m join mediation_team t on t.id = m.team_id where t.body_id = body.id and t.ended_on is null and m.released_on is null) as mediators,
      (select count(*)::int from mediation_case c join mediation_team t on t.id = c.team_id where t.body_id = body.id and c.state in ('received', 'assigned', 'in-progress')) as open
    from body join mediation_team team on team.body_id = body.id and team.ended_on is null
    where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'see mediation', 'body')} group by body.id`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, teams, mediators, open }) => [
      id,
      {
        term: 'Hòa giải ở cơ sở',
        counts: `${showNumber(teams)} tổ, ${showNumber(mediators)} hòa giải viên, ${showNumber(open)} vụ, việc đang mở`,
        follows:
          'Một nơi kế tục: thôn, tổ, hòa giải viên và vụ, việc tự sang trong đêm; thôn trùng tên thì nơi kế tục đổi tên rồi mới sang. Nhiều nơi kế tục: không tự chuyển.',
        href: mediationPaths.teamsOf(id),
      },
    ]),
  )
}
