import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const countKind = 'statistics.count-months'

export const statisticsSchedules: Schedule[] = [{ kind: countKind, at: '04:10' }]

/** Each night the months of this year and the last are counted anew. */
export function statisticsJobs(house: House): Record<string, JobHandler> {
  return { [countKind]: () => countMonths(house) }
}
