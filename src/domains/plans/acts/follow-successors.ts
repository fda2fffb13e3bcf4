import { z } from 'zod'
import { listTakeovers, takeOverTasks } from '#domains/plans/holder.store.ts'
import { act } from '#platform/acts/act.ts'

/** A body that took over may itself have ended since. */
const stepsMax = 10

/** Cơ quan kế tục: tasks of a body that ended are answered for by the one that took over; figures follow. */
export const followSuccessors = act({
  name: 'plans.follow-successors',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, today, audit }) {
    let moved = 0
    for (let step = 0; step < stepsMax; step++) {
      const takeovers = await listTakeovers(tx, today)
      if (takeovers.length === 0) break
      for (const takeover of takeovers) {
        const tasks = await takeOverTasks(tx, takeover)
        moved += tasks
        audit({
          subjectKind: 'body',
          subjectId: takeover.fromId,
          bodyId: takeover.toId,
          before: { holder: takeover.fromId },
          after: { holder: takeover.toId, tasks },
        })
      }
    }
    return { moved }
  },
})
