import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import type { SpendingRate } from '#domains/activities/spending.ts'
import { caseSource, loadCase } from '#domains/mediation/case.store.ts'
import { whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import { refusals as together } from '#domains/mediation/case-together.ts'
import { type Fee, type FeeCase, type FeeMonth, type FeeSheet, refusals } from '#domains/mediation/fee.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export async function findFee(db: Db, caseId: string): Promise<Fee | undefined> {
  return db
    .selectFrom('mediation_fee')
    .select([
      'amount',
      'requested_on as requestedOn',
      'decided_on as decidedOn',
      'is_granted as isGranted',
      'reason',
      'paid_on as paidOn',
      'passed_on as passedOn',
      'version',
    ])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** Mức thù lao của tỉnh for a commune's body, all days; it stands with the other spending rates, which the province enters. */
export async function listFeeRates(db: Db, bodyId: string): Promise<SpendingRate[]> {
  const body = await db.selectFrom('body').select('place_path').where('id', '=', bodyId).executeTakeFirst()
  return body === undefined ? [] : listRatesFor(db, body.place_path)
}

/** The month of a day, over `mediation_fee fee`; what was refused is asked no more. */
const askedIn = (day: Day) =>
  sql`to_char(fee.requested_on, 'YYYY-MM') = ${day.slice(0, 7)} and fee.is_granted is distinct from false`

/** What the team asked in the month of that day. */
export async function sumFees(db: Db, teamId: string, day: Day): Promise<FeeMonth> {
  const { rows } = await sql<{ cases: number; amount: number }>`
    select count(*)::int as cases, coalesce(sum(fee.amount), 0)::float8 as amount
    from mediation_fee fee join mediation_case one on one.id = fee.case_id
    where one.team_id = ${teamId} and ${askedIn(day)}`.execute(db)
  return { month: day.slice(0, 7), ...rows[0]! }
}

/**
 * The request of the mediator of a case, with what they asked for in the same month and what stands as it does: while it is not decided,
 * whatever else waits; afterwards what was granted on the same day. Nothing is asked for twice. Throws when nothing was asked.
 */
export async function loadFeeSheet(db: Db, actor: Actor, today: Day, caseId: string): Promise<FeeSheet> {
  const one = await loadCase(db, actor, today, caseId)
  if (!one.mayWrite) throw together.readsOnly
  const fee = await findFee(db, caseId)
  if (fee === undefined || one.mediatorId === null) throw refusals.noFee
  const { rows: heads } = await sql<Omit<FeeSheet, 'cases' | 'requestedOn'>>`
    select m.name as "mediatorName", team.name as "teamName", village.name as "villageName", place.full_name as "communeName"
    from mediator m join mediation_team team on team.id = ${one.teamId} join village on village.id = team.village_id
      join body on body.id = team.body_id join place on place.id = body.place_id
    where m.id = ${one.mediatorId}`.execute(db)
  const { rows: cases } = await sql<FeeCase>`
    select one.number, one.year, one.ended_on as "endedOn", one.outcome, fee.amount ${caseSource} join mediation_fee fee on fee.case_id = one.id
    where one.team_id = ${one.teamId} and one.mediator_id = ${one.mediatorId} and ${whereMayRead(actor, today)}
      and (one.id = ${caseId} or (${askedIn(fee.requestedOn)}
        and fee.is_granted is not distinct from ${fee.isGranted} and fee.decided_on is not distinct from ${fee.decidedOn}))
    order by one.year, one.number limit 200`.execute(db)
  return { ...heads[0]!, requestedOn: fee.requestedOn, cases }
}
