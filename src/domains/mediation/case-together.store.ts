import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { CoMediator, CourtFiling, Guest, JointTeam } from '#domains/mediation/case-together.ts'
import { openFor } from '#domains/mediation/sealed-case.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Who mediates beside the mediator of the case, and the team that works along (one at most). */
export async function listTogether(db: Db, caseId: string): Promise<{ coMediators: CoMediator[]; joint: JointTeam[] }> {
  const { rows: coMediators } = await sql<CoMediator>`
    select m.id, m.name, team.name as "teamName" from mediation_co_mediator co join mediator m on m.id = co.mediator_id
      join mediation_team team on team.id = m.team_id
    where co.case_id = ${caseId} and co.left_on is null order by co.from_day, m.id limit 20`.execute(db)
  const { rows: joint } = await sql<JointTeam>`
    select joint.team_id as "teamId", team.name as "teamName", place.full_name as "communeName", joint.number, joint.year
    from mediation_joint joint join mediation_team team on team.id = joint.team_id join body on body.id = team.body_id
      join place on place.id = body.place_id
    where joint.case_id = ${caseId} and joint.left_on is null`.execute(db)
  return { coMediators, joint }
}

export async function addCoMediator(tx: Tx, caseId: string, mediatorId: string, fromDay: Day): Promise<void> {
  const row = { from_day: fromDay, left_on: null }
  await tx
    .insertInto('mediation_co_mediator')
    .values({ case_id: caseId, mediator_id: mediatorId, ...row })
    .onConflict((on) => on.columns(['case_id', 'mediator_id']).doUpdateSet(row))
    .execute()
}

/** From a day on; who came and went on one day was never there. */
export async function endCoMediators(tx: Tx, caseId: string, mediatorIds: readonly string[], day: Day): Promise<void> {
  if (mediatorIds.length === 0) return
  await sql`update mediation_co_mediator set left_on = greatest(from_day, ${day}::date)
    where case_id = ${caseId} and left_on is null and mediator_id in (${sql.join(mediatorIds)})`.execute(tx)
}

/** Who becomes the mediator of the case is no longer beside it. */
export async function dropCoMediator(tx: Tx, caseId: string, mediatorId: string): Promise<void> {
  await tx
    .deleteFrom('mediation_co_mediator')
    .where('case_id', '=', caseId)
    .where('mediator_id', '=', mediatorId)
    .execute()
}

/** Who is barred from a quarrel stays so when it is tried again. @law 35/2013/QH13, Điều 18 khoản 2 */
export async function barAgain(tx: Tx, fromCaseId: string, caseId: string, today: Day): Promise<void> {
  await sql`insert into mediation_bar (case_id, mediator_id, ground, noted_on)
    select ${caseId}, mediator_id, ground, ${today} from mediation_bar where case_id = ${fromCaseId}`.execute(tx)
}

/** With their names opened: for whoever may read the case. */
export async function listGuests(db: Db, secretKey: Uint8Array, caseId: string): Promise<Guest[]> {
  const rows = await db
    .selectFrom('mediation_guest')
    .select(['id', 'invited_on as invitedOn', 'sealed'])
    .where('case_id', '=', caseId)
    .orderBy('invited_on')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map(({ sealed, ...row }) => ({ ...row, ...openFor(secretKey, 'guest', caseId, sealed) }))
}

export async function findCourt(db: Db, caseId: string): Promise<CourtFiling | undefined> {
  return db
    .selectFrom('mediation_court')
    .select(['filed_on as filedOn', 'result', 'result_on as resultOn', 'version'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** The case that tried this one again. */
export async function findTriedAgain(
  db: Db,
  caseId: string,
): Promise<{ id: string; number: number; year: number } | undefined> {
  return db
    .selectFrom('mediation_case')
    .select(['id', 'number', 'year'])
    .where('again_of', '=', caseId)
    .executeTakeFirst()
}

export async function findCaseName(
  db: Db,
  id: string,
): Promise<{ id: string; number: number; year: number } | undefined> {
  return db.selectFrom('mediation_case').select(['id', 'number', 'year']).where('id', '=', id).executeTakeFirst()
}

/** In the book of a team: led by it, or worked on along. Over `mediation_case one`. */
export function ofBook(teamId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(one.team_id = ${teamId} or exists (
    select from mediation_joint joint where joint.case_id = one.id and joint.team_id = ${teamId} and joint.left_on is null))`
}
