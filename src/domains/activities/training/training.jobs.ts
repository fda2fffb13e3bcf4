import { forgetApplicants } from '#domains/activities/acts/forget-applicants.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const forgetKind = 'activities.forget-applicants'

export const trainingSchedules: Schedule[] = [{ kind: forgetKind, at: '03:55' }]

/** What is kept of who asked for a seat only for a while. */
export function trainingJobs(house: House): Record<string, JobHandler> {
  return {
    [forgetKind]: async () => {
      await perform(forgetApplicants, { house, actor: systemActor }, {})
    },
  }
}
