import { buildSegment } from '#domains/library/search/build-segment.store.ts'
import { rebuildSearchJob } from '#domains/library/search/rebuild-search.ts'
import { noteTurnedTexts } from '#domains/library/search/turned-texts.store.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { inOneTransaction, type JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** Việc nền of the search index. When another process builds already, that one is enough: what it does not know is wished for again. */
export function searchJobs(house: House): Record<string, JobHandler> {
  return {
    [rebuildSearchJob]: async ({ signal, report }) =>
      void (await buildSegment(house, { signal, report: (done, total) => report(done, total, 'Đang dựng chỉ mục') })),
    [turnTextsJob]: inOneTransaction((tx, _, clock) => noteTurnedTexts(tx, today(clock), clock.now())),
  }
}

const turnTextsJob = 'library.turn-texts'

/** Soon after midnight: a text that is in force from today is the one to be found. */
export const searchSchedules: Schedule[] = [{ kind: turnTextsJob, at: '00:05' }]
