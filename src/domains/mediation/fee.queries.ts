import { listRatesFor } from '#domains/activities/rates.queries.ts'
import type { SpendingRate } from '#domains/activities/spending.ts'
import type { Fee } from '#domains/mediation/fee.ts'
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
