import { type ExportedObligation, listQueueAfter } from '#domains/plans/exports/queue-export.queries.ts'
import type { Who, World } from '#domains/plans/plans.fixtures.ts'
import { type QueueState, wholeScope } from '#domains/plans/queue-filter.ts'
import { gather } from '#platform/database/gather.ts'

/** The whole queue of somebody, a few rows a query, so that the seams are met. */
export async function gatherQueueOf(
  world: World,
  who: Who,
  state: QueueState = 'all',
  limit = 2,
): Promise<ExportedObligation[]> {
  const filter = { ...wholeScope, state, page: 1 }
  const { rows } = await gather<ExportedObligation>(20_000, async (after, most) => {
    const rows: ExportedObligation[] = []
    while (rows.length < most) {
      const behind = rows.at(-1) ?? after
      const chunk = await listQueueAfter(world.db, world.actors[who], world.today, filter, { after: behind, limit })
      rows.push(...chunk)
      if (chunk.length < limit) break
    }
    return rows.slice(0, most)
  })
  return rows
}
