import type { Day } from '#base/day.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import { type CountedBody, statisticsRefusals } from '#domains/statistics/counted-body.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'

export async function countedBodyFor(tx: Tx, actor: Actor, bodyId: string, today: Day): Promise<CountedBody> {
  const body = await findCountedBody(tx, actor, { id: bodyId, today })
  if (body === undefined) throw statisticsRefusals.notFound
  return body
}
