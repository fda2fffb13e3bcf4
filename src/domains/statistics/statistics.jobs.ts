import { followBody } from '#domains/statistics/acts/follow-body.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const countKind = 'statistics.count-months'
const followKind = 'statistics.follow-bodies'

export const statisticsSchedules: Schedule[] = [
  { kind: countKind, at: '04:10' },
  { kind: followKind, at: '00:25' },
]

/** Each night askings follow bodies that ended, and the months of this year and the last are counted anew, older ones where it is due. */
export function statisticsJobs(house: House): Record<string, JobHandler> {
  return { [countKind]: ({ signal }) => countMonths(house, signal), [followKind]: inBatches(house, followBody) }
}
