import type { SpendingRate } from '#domains/activities/spending.ts'
import type { Db } from '#platform/database/database.ts'

const ratesMax = 500

/** What the province of a place decided, all days: `24/09187/` belongs to `24`. */
export async function listRatesFor(db: Db, placePath: string): Promise<(SpendingRate & { id: string })[]> {
  return db
    .selectFrom('spending_rate')
    .select(['id', 'norm', 'amount', 'document', 'article', 'from_day as fromDay', 'to_day as toDay'])
    .where('province_id', '=', placePath.split('/')[0] ?? '')
    .orderBy('norm')
    .orderBy('from_day', 'desc')
    .limit(ratesMax)
    .execute()
}
