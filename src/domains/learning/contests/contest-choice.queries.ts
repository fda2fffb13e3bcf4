import type { Day } from '#base/day.ts'
import type { SpendingRate } from '#domains/activities/spending.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { type BodyChoice, type BodyLine, chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { type ContestDeed, refusals } from '#domains/learning/contests/contest.ts'
import { type PrizeLimit, prizeKinds, prizeLimitOn } from '#domains/learning/contests/prize-limits.ts'
import type { Db } from '#platform/database/database.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

/** For which body one writes or reads, and which others one may choose; refused when there is none. */
export async function bodyForContest(
  { db, actor, query }: Pick<ReadContext, 'db' | 'actor' | 'query'>,
  deed: ContestDeed,
): Promise<{ body: BodyLine; choice: BodyChoice }> {
  const choice = await listChoiceBodies(db, actor, deed, query['tim-co-quan'])
  const body = await chosenBody({ db, actor, query }, deed, choice)
  if (body === undefined) throw refusals.notFound
  return { body, choice }
}

export async function provinceOf(db: Db, bodyId: string): Promise<string> {
  const row = await db.selectFrom('body').select('place_path').where('id', '=', bodyId).executeTakeFirstOrThrow()
  return provinceIdOf({ placePath: row.place_path })
}

/** The most that each kind of prize may be on a day. */
export function limitsOn(day: Day, rates: readonly SpendingRate[]): Record<string, PrizeLimit | undefined> {
  return Object.fromEntries(prizeKinds.map(({ kind }) => [kind, prizeLimitOn(kind, day, rates)]))
}
