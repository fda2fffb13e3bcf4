import type { Day } from '#base/day.ts'
import { findCitedOnEither } from '#domains/matters/desk/cited-places.queries.ts'
import { type CitedPlace, citationsIn, refusals } from '#domains/matters/matter-answer.ts'
import type { Tx } from '#platform/database/database.ts'

/** Every place that a text cites, in the library and in force on one of the two days; throws `uncited`, `unknownLaw`, `notInForce`. */
export async function checkCitations(tx: Tx, text: string, days: readonly [Day, Day]): Promise<CitedPlace[]> {
  const citations = citationsIn(text)
  if (citations.length === 0) throw refusals.uncited
  const found = await findCitedOnEither(tx, citations, days)
  const unknown = found.filter(({ standing }) => standing === 'unknown').map(({ said }) => said)
  if (unknown.length > 0) throw refusals.unknownLaw(unknown)
  const ended = found.filter(({ standing }) => standing === 'not-in-force').map(({ said }) => said)
  if (ended.length > 0) throw refusals.notInForce(ended)
  return found.map(({ cited }) => cited!)
}
