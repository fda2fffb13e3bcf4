import type { Day } from '#base/day.ts'
import type { Fee, LocalRate } from '#domains/mediation/fee.ts'
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

/** The one that holds on a day. */
export async function findRate(db: Db, bodyId: string, day: Day): Promise<LocalRate | undefined> {
  return db
    .selectFrom('mediation_rate')
    .select(['from_day as fromDay', 'ended', 'reached', 'basis'])
    .where('body_id', '=', bodyId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst()
}
