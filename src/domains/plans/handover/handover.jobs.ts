import { handOverWork } from '#domains/plans/acts/hand-over-work.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { Tick } from '#platform/jobs/tick.ts'

/** How soon after a body ended its work is with its successor. */
const handoverTickMs = 30_000
/** A turn ends after so many chunks, so that a stopping worker is not kept; the next turn goes on. */
const chunksMax = 200

export function handoverTick(house: House): Tick {
  return { everyMs: handoverTickMs, run: () => handOverAll(house) }
}

/** Chunk after chunk, each a transaction of its own, until nothing waits. */
export async function handOverAll(house: House): Promise<void> {
  for (let chunk = 0; chunk < chunksMax; chunk++) {
    const { tasks } = await perform(handOverWork, { house, actor: systemActor }, {})
    if (tasks === 0) return
  }
}
