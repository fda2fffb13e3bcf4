import { type Act, perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'

/** What was done of one batch: how many; fewer than asked for means that nothing waits. */
type BatchAct = Act<{ countMax: number }, number>

/** One transaction a batch: killed between two, the next attempt or the next night goes on with what is left. */
const batchSize = 100
/** What goes round in a circle ends here, and is looked at by a person. */
const batchesMax = 10_000

/** A job that does an act of the system batch after batch until nothing waits. */
export function inBatches(house: House, deed: BatchAct): JobHandler {
  return async ({ signal }) => {
    for (let batch = 0; batch < batchesMax; batch++) {
      signal.throwIfAborted()
      const done = await perform(deed, { house, actor: systemActor }, { countMax: batchSize })
      if (done < batchSize) return
    }
  }
}
