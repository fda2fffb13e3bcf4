import { sql } from 'kysely'
import type { SpendingRate } from '#domains/activities/spending.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

const ratesMax = 500

export type KeptRate = SpendingRate & { id: string }

/** What the province of a place decided, all days: `24/09187/` belongs to `24`. */
export async function listRatesFor(db: Db, placePath: string): Promise<KeptRate[]> {
  return db
    .selectFrom('spending_rate')
    .select([
      'id',
      'norm',
      'amount',
      'document',
      'article',
      'from_day as fromDay',
      'to_day as toDay',
      'is_confirmed as isConfirmed',
    ])
    .where('province_id', '=', placePath.split('/')[0] ?? '')
    .orderBy('norm')
    .orderBy('from_day', 'desc')
    .limit(ratesMax)
    .execute()
}

/** `bodyId`: of a body at the province itself, which answers for what is entered. */
export type RateProvince = { id: string; name: string; bodyId: string }

/** Provinces of today with a body of their own in reach: a commune's administrator enters nothing for the province. */
export async function listRateProvinces(db: Db, actor: Pick<Actor, 'grants'>, deed: Deed): Promise<RateProvince[]> {
  const { rows } = await sql<RateProvince>`
    select distinct on (place.sort_key, place.id) place.id, place.full_name as name, body.id as "bodyId"
    from place join body on body.place_id = place.id
    where place.parent_id is null and place.path <> '' and body.to_day is null and ${whereMay(actor, deed, 'body')}
    order by place.sort_key, place.id, body.path`.execute(db)
  return rows
}

export async function findRateProvince(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  deed: Deed,
  id: string,
): Promise<RateProvince | undefined> {
  return (await listRateProvinces(db, actor, deed)).find((province) => province.id === id)
}
