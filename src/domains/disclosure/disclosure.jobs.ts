import { countDueAgain } from '#domains/disclosure/acts/count-due-again.ts'
import { followBody } from '#domains/disclosure/acts/follow-body.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const followKind = 'disclosure.follow-bodies'
const countKind = 'disclosure.count-due-again'

export function disclosureJobs(house: House): Record<string, JobHandler> {
  return { [followKind]: inBatches(house, followBody), [countKind]: inBatches(house, countDueAgain) }
}

export const disclosureSchedules: Schedule[] = [
  { kind: followKind, at: '00:40' },
  { kind: countKind, at: '00:42' },
]
