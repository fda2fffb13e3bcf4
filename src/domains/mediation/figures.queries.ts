import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { CaseTopic } from '#domains/mediation/case.ts'
import type { YearFigures } from '#domains/mediation/figures.ts'
import type { Db } from '#platform/database/database.ts'

/** Counts alone, of the teams of one commune; `today` closes a year that is not over. */
export async function countYear(db: Db, bodyId: string, year: number, today: Day): Promise<YearFigures> {
  const first = `${year}-01-01`
  const last = today < `${year}-12-31` ? today : `${year}-12-31`
  const { rows } = await sql<YearFigures>`
    select
      count(*) filter (where one.received_on < ${first} and one.state <> 'out-of-scope' and (one.ended_on is null or one.ended_on >= ${first}))::int as "carriedIn",
      count(*) filter (where one.received_on between ${first} and ${last})::int as received,
      count(*) filter (where one.ended_on between ${first} and ${last} and one.outcome = 'reached')::int as reached,
      count(*) filter (where one.ended_on between ${first} and ${last} and one.outcome = 'not-reached')::int as "notReached",
      count(*) filter (where one.received_on between ${first} and ${last} and one.state = 'out-of-scope')::int as "outOfScope",
      count(*) filter (where one.received_on <= ${last} and one.state <> 'out-of-scope' and (one.ended_on is null or one.ended_on > ${last}))::int as open
    from mediation_case one join mediation_team team on team.id = one.team_id where team.body_id = ${bodyId}`.execute(
    db,
  )
  return rows[0]!
}

/** Of those received in the year, for `topicFigures`: never shown as they are. */
export async function countTopics(db: Db, bodyId: string, year: number): Promise<Partial<Record<CaseTopic, number>>> {
  const { rows } = await sql<{ topic: CaseTopic; count: number }>`
    select one.topic, count(*)::int as count
    from mediation_case one join mediation_team team on team.id = one.team_id
    where team.body_id = ${bodyId} and one.received_on between ${`${year}-01-01`} and ${`${year}-12-31`} group by one.topic`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ topic, count }) => [topic, count]))
}
