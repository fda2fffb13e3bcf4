import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { caseSource } from '#domains/mediation/case.store.ts'
import { whereMayRecord, whereMayWrite } from '#domains/mediation/case-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** As it stands in the book of a team, of the one that leads a case or of the one that works along: each counts for itself. */
export type BookNumber = { number: number; year: number }

/** The cases of this number in any book, of those that somebody may write in; `teamName`: whose book. */
export async function listByBookNumber(
  db: Db,
  actor: Actor,
  today: Day,
  { number, year }: BookNumber,
): Promise<{ id: string; teamName: string }[]> {
  const { rows } = await sql<{ id: string; teamName: string }>`
    select one.id, keeper.name as "teamName"
    ${caseSource} join (
      select id as case_id, team_id, number, year from mediation_case
      union all select case_id, team_id, number, year from mediation_joint where left_on is null
    ) book on book.case_id = one.id join mediation_team keeper on keeper.id = book.team_id
    where book.number = ${number} and book.year = ${year} and ${whereMayWrite(actor, today)}
    order by one.id limit 500`.execute(db)
  return rows
}

/** The names of a commune's teams, for everybody: nothing of who serves in them. */
export async function listTeamNames(db: Db, communeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct team.name from mediation_team team join body on body.id = team.body_id
    where body.place_id = ${communeId} and body.to_day is null and team.ended_on is null
    order by team.name limit 500`.execute(db)
  return rows.map(({ name }) => name)
}

/** The commune of the teams for which somebody writes; of several the first team's. undefined: of none. */
export async function findRecordCommune(db: Db, actor: Actor, today: Day): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select body.place_id as id from mediation_team team join body on body.id = team.body_id
    where team.ended_on is null and ${whereMayRecord(actor, today)} order by team.name, team.id limit 1`.execute(db)
  return rows[0]?.id
}
