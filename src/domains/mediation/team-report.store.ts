import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereMayReport } from '#domains/mediation/case-reach.queries.ts'
import { countCases } from '#domains/mediation/figures.queries.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { isServing, type Team } from '#domains/mediation/team.ts'
import {
  type ReportingTeam,
  refusals,
  type TeamReport,
  type TeamReportFigures,
} from '#domains/mediation/team-report.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'

/** Whoever is neither its leader nor the commune's officer finds none. */
export async function loadReportingTeam(db: Db, actor: Actor, today: Day, teamId: string): Promise<ReportingTeam> {
  const { rows } = await sql<ReportingTeam>`
    select team.id, team.body_id as "bodyId", team.name, team.decided_on as "decidedOn", lower(left(place.full_name, 1)) || substr(place.full_name, 2) as "communeName"
    from mediation_team team join body on body.id = team.body_id join place on place.id = body.place_id
    where team.id = ${teamId} and ${whereMayReport(actor, today)}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** Keeps other changes of the team's reports waiting. */
export async function loadReportToChange(tx: Tx, actor: Actor, today: Day, at: { teamId: string; year: number }) {
  await lockRow(tx, 'mediation_team', at.teamId)
  const team = await loadReportingTeam(tx, actor, today, at.teamId)
  return { team, report: await findTeamReport(tx, at.teamId, at.year) }
}

export async function findTeamReport(db: Db, teamId: string, year: number): Promise<TeamReport | undefined> {
  const [report] = await listTeamReports(db, [teamId]).then((all) => all.filter((one) => one.year === year))
  return report
}

/** Of these teams, the latest year first. */
export async function listTeamReports(db: Db, teamIds: readonly string[]): Promise<TeamReport[]> {
  if (teamIds.length === 0) return []
  return db
    .selectFrom('mediation_team_report')
    .select([
      'id',
      'team_id as teamId',
      'year',
      'state',
      'work',
      'difficulties',
      'proposal',
      'figures',
      'submitted_on as submittedOn',
      'submitted_by as submittedBy',
      'decided_on as decidedOn',
      'return_reason as returnReason',
      'version',
    ])
    .where('team_id', 'in', teamIds)
    .orderBy('year', 'desc')
    .limit(5000)
    .execute()
}

/** Writes the report as it is now; who submitted or decided it is the caller's. */
export async function saveTeamReport(tx: Tx, report: TeamReport, decidedBy: string | null): Promise<void> {
  const { id, teamId, year } = report
  const row = {
    state: report.state,
    work: report.work,
    difficulties: report.difficulties,
    proposal: report.proposal,
    figures: report.figures === null ? null : json(report.figures),
    submitted_on: report.submittedOn,
    submitted_by: report.submittedBy,
    decided_on: report.decidedOn,
    decided_by: decidedBy,
    return_reason: report.returnReason,
    version: report.version,
  }
  await tx
    .insertInto('mediation_team_report')
    .values({ id, team_id: teamId, year, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** What the records say of a team's year: cases that it led, those it worked on along, who served at its end. */
export async function countTeamYear(
  db: Db,
  { id: teamId, bodyId }: Pick<Team, 'id' | 'bodyId'>,
  year: number,
  today: Day,
): Promise<TeamReportFigures> {
  const end: Day = `${year}-12-31`
  const last = today < end ? today : end
  const serving = (await listMediators(db, [teamId])).filter((one) => isServing(one, last))
  const { along } = await db
    .selectFrom('mediation_joint')
    .select(({ fn }) => fn.countAll<string>().as('along'))
    .where('team_id', '=', teamId)
    .where('year', '=', year)
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    ...(await countCases(db, { bodyId, teamId, year }, today)),
    serving: serving.length,
    women: serving.filter(({ isWoman }) => isWoman).length,
    ethnic: serving.filter(({ isEthnic }) => isEthnic).length,
    along: Number(along),
  }
}
