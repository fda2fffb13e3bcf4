import { sql } from 'kysely'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** Teams, mediators and quarrels of communes that may end: counts alone. */
export const mediationImpact: ImpactOf = async (db, actor, { bodyIds, heirIds }) => {
  const { rows } = await sql<{ id: string; teams: number; mediators: number; open: number; met: string[] }>`
    select body.id, count(distinct team.id)::int as teams,
      (select count(*)::int from mediator m join mediation_team t on t.id = m.team_id where t.body_id = body.id and t.ended_on is null and m.released_on is null) as mediators,
      (select count(*)::int from mediation_case c join mediation_team t on t.id = c.team_id where t.body_id = body.id and c.state in ('received', 'assigned', 'in-progress')) as open,
      array(select distinct own.name from village own join village there on there.folded = own.folded and there.to_day is null
        join body heir on heir.place_id = there.commune_id and heir.id = any(${[...heirIds]}::uuid[])
        where own.commune_id = body.place_id and own.to_day is null and there.commune_id <> own.commune_id order by 1 limit 20) as met
    from body join mediation_team team on team.body_id = body.id and team.ended_on is null
    where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')} group by body.id`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, teams, mediators, open, met }) => [
      id,
      {
        term: 'Hòa giải ở cơ sở',
        counts: `${showNumber(teams)} tổ, ${showNumber(mediators)} hòa giải viên, ${showNumber(open)} vụ, việc đang mở`,
        follow: teams + open,
        stay: 0,
        one: `Thôn, tổ, hòa giải viên và vụ, việc tự sang trong đêm.${namesMet(met)}`,
        several:
          'Không tự chuyển: người quản trị cấp trên nói thôn nào về đâu ở «Chuyển thôn, tổ dân phố», tổ và vụ, việc đi cùng.',
        deed: 'see mediation',
        href: mediationPaths.teamsOf(id),
      },
    ]),
  )
}

/** A commune has no two villages of one name: the second comes when somebody has named them apart. */
function namesMet(met: readonly string[]): string {
  return met.length === 0 ? '' : ` Trùng tên ở nơi kế tục, phải đổi tên rồi mới sang: ${met.join(', ')}.`
}
