import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'

/** A team that goes where its village goes; `cases`: a number that grows with whatever is noted in its cases. */
export type TeamAlong = { id: string; version: number; cases: number }

/**
 * Standing teams of a body that go with these villages: what stands where the team was founded is among them, and no other part of it is
 * left behind in that body's commune.
 */
export async function listTeamsOfVillages(db: Db, bodyId: string, villageIds: readonly string[]): Promise<TeamAlong[]> {
  const going = sql`any(${[...villageIds]}::uuid[])`
  const { rows } = await sql<TeamAlong>`
    with recursive line (team_id, id) as (
      select id, village_id from mediation_team where body_id = ${bodyId} and ended_on is null
      union select line.team_id, s.new_id from line join village_succession s on s.old_id = line.id),
    stands as (select line.* from line where not exists (select from village_succession s where s.old_id = line.id))
    select team.id, team.version, (select (count(*) + coalesce(sum(c.version), 0))::int from mediation_case c where c.team_id = team.id) as cases
    from mediation_team team join body on body.id = team.body_id
    where team.body_id = ${bodyId} and team.ended_on is null
      and exists (select from stands where stands.team_id = team.id and stands.id = ${going})
      and not exists (select from stands join village on village.id = stands.id
        where stands.team_id = team.id and not stands.id = ${going} and village.commune_id = body.place_id)
    order by team.id limit 500`.execute(db)
  return rows
}

export type CountedAlong = {
  mediators: number
  open: number
  /** Accounts of those who serve in the teams; `leavingIds`: who serves in no other team of the same body. */
  personIds: string[]
  leavingIds: string[]
}

export async function countAlong(db: Db, teams: readonly TeamAlong[]): Promise<CountedAlong> {
  const ids = sql`any(${teams.map(({ id }) => id)}::uuid[])`
  const { rows } = await sql<CountedAlong>`
    select (select count(*)::int from mediator m where m.team_id = ${ids} and m.released_on is null) as mediators,
      (select count(*)::int from mediation_case c where c.team_id = ${ids} and c.state in ('received', 'assigned', 'in-progress')) as open,
      array(select distinct m.person_id::text from mediator m where m.team_id = ${ids} and m.released_on is null and m.person_id is not null order by 1) as "personIds",
      array(select distinct m.person_id::text from mediator m join mediation_team team on team.id = m.team_id
        where m.team_id = ${ids} and m.released_on is null and m.person_id is not null and not exists (
          select from mediator also join mediation_team other on other.id = also.team_id
          where also.person_id = m.person_id and also.released_on is null and other.ended_on is null and other.body_id = team.body_id
            and not other.id = ${ids}) order by 1) as "leavingIds"`.execute(db)
  return rows[0]!
}
