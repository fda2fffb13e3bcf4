import { type SqlBool, sql } from 'kysely'
import { type Day, lastDayOfMonth } from '#base/day.ts'
import type { CaseTopic } from '#domains/mediation/case.ts'
import type { SpanFigures } from '#domains/mediation/figures.ts'
import type { Db } from '#platform/database/database.ts'

/** Of the teams of one commune, or of one of them; of a year, or of one month of it. */
type Counted = { bodyId: string; teamId?: string | undefined; year: number; month?: number | undefined }

/** Counts alone; `today` closes a span that is not over. */
export async function countCases(db: Db, counted: Counted, today: Day): Promise<SpanFigures> {
  const { bodyId, teamId, year, month } = counted
  const first: Day = `${year}-${String(month ?? 1).padStart(2, '0')}-01`
  const end = lastDayOfMonth(year, month ?? 12)
  const last = today < end ? today : end
  const { rows } = await sql<SpanFigures>`
    select
      count(*) filter (where one.received_on < ${first} and one.state <> 'out-of-scope' and (one.ended_on is null or one.ended_on >= ${first}))::int as "carriedIn",
      count(*) filter (where one.received_on between ${first} and ${last})::int as received,
      count(*) filter (where one.ended_on between ${first} and ${last} and one.outcome = 'reached')::int as reached,
      count(*) filter (where one.ended_on between ${first} and ${last} and one.outcome = 'not-reached')::int as "notReached",
      count(*) filter (where one.received_on between ${first} and ${last} and one.state = 'out-of-scope')::int as "outOfScope",
      count(*) filter (where one.received_on <= ${last} and one.state <> 'out-of-scope' and (one.ended_on is null or one.ended_on > ${last}))::int as open
    from mediation_case one join mediation_team team on team.id = one.team_id where team.body_id = ${bodyId}
      and ${teamId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`team.id = ${teamId}`}`.execute(db)
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

/** Teams of a commune, those that ended too, as one chooses among their figures. At most 500. */
export async function listTeamNames(db: Db, bodyId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('mediation_team')
    .select(['id', 'name'])
    .where('body_id', '=', bodyId)
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()
}
