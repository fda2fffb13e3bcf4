import { z } from 'zod'
import { carryPlanOver, followAddressees, followSuccessors } from '#domains/cascade/acts/follow-plan.ts'
import { listTouched } from '#domains/cascade/acts/steps/search-answers.ts'
import { followPlanJob } from '#domains/cascade/follow.ts'
import { planChangedJob } from '#domains/plans/plan-changed.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** Việc nền của phân rã kế hoạch, by kind of job. Each may be repeated: it reckons anew and finds nothing to change. */
export function cascadeJobs(house: House): Record<string, JobHandler> {
  const by = { house, actor: systemActor }
  const followPlan: JobHandler = async (work, payload) => {
    const { planId } = z.object({ planId: z.string() }).parse(payload)
    await perform(carryPlanOver, by, { planId })
    const ids = await listTouched(work.database.kysely, planId)
    for (let start = 0; start < ids.length && !work.signal.aborted; start += addresseesAtOnce) {
      await perform(followAddressees, by, { addresseeIds: ids.slice(start, start + addresseesAtOnce) })
      await work.report(Math.min(start + addresseesAtOnce, ids.length), ids.length)
    }
    if (work.signal.aborted)
      throw new Error('Stopped between two chunks; the next attempt goes through all of them again.')
  }
  return {
    [planChangedJob]: followPlan,
    [followPlanJob]: followPlan,
    [followSuccessorsJob]: async () => void (await perform(followSuccessors, by, {})),
  }
}

const followSuccessorsJob = 'cascade.follow-successors'

/** Bodies change on a day: the demands follow in its first hour. */
export const cascadeSchedules: Schedule[] = [{ kind: followSuccessorsJob, at: '00:40' }]

/** One transaction a chunk: the embedded database has one session, and nobody should wait long for it. */
const addresseesAtOnce = 20
