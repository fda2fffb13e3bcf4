import { followBody } from '#domains/standard/acts/follow-body.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const followKind = 'standard.follow-bodies'

export const standardSchedules: Schedule[] = [{ kind: followKind, at: '00:25' }]

export function standardJobs(house: House): Record<string, JobHandler> {
  return { [followKind]: inBatches(house, followBody) }
}
