import { followCommune } from '#domains/places/acts/follow-commune.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const followKind = 'places.follow-communes'

export function placesJobs(house: House): Record<string, JobHandler> {
  return { [followKind]: inBatches(house, followCommune) }
}

export const placesSchedules: Schedule[] = [{ kind: followKind, at: '00:15' }]
