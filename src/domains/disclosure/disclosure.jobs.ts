import { followBody } from '#domains/disclosure/acts/follow-body.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const followKind = 'disclosure.follow-bodies'

export function disclosureJobs(house: House): Record<string, JobHandler> {
  return { [followKind]: inBatches(house, followBody) }
}

export const disclosureSchedules: Schedule[] = [{ kind: followKind, at: '00:40' }]
