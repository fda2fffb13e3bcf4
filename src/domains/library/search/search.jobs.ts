import { buildSegment } from '#domains/library/search/build-segment.store.ts'
import { rebuildSearchJob } from '#domains/library/search/rebuild-search.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'

/** Việc nền of the search index. When another process builds already, that one is enough: what it does not know is wished for again. */
export function searchJobs(house: House): Record<string, JobHandler> {
  return {
    [rebuildSearchJob]: async ({ signal, report }) =>
      void (await buildSegment(house, { signal, report: (done, total) => report(done, total, 'Đang dựng chỉ mục') })),
  }
}
