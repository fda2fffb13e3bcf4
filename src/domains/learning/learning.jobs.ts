import { forgetEntrants } from '#domains/learning/acts/forget-entrants.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const forgetKind = 'learning.forget'

export const learningSchedules: Schedule[] = [{ kind: forgetKind, at: '03:50' }]

/** What is kept only for a while. */
export function learningJobs(house: House): Record<string, JobHandler> {
  return {
    [forgetKind]: async () => {
      await perform(forgetEntrants, { house, actor: systemActor }, {})
    },
  }
}
