import { dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { prepareReport } from '#domains/reports/acts/prepare-report.ts'
import { listUnprepared } from '#domains/reports/duties.queries.ts'
import { preparedUntil } from '#domains/reports/report-duty.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const prepareKind = 'reports.prepare'

export const reportSchedules: Schedule[] = [{ kind: prepareKind, at: '04:20' }]

/** Soạn sẵn báo cáo mỗi đêm: duty after duty, each in a transaction of its own, so that a killed night goes on where it was. */
export function reportJobs(house: House): Record<string, JobHandler> {
  return {
    [prepareKind]: async ({ database, clock, signal }) => {
      const today = dayAt(clock.now())
      const until = preparedUntil(today)
      if (until === null) return
      let after: string | null = null
      while (!signal.aborted) {
        const duties = await listUnprepared(database.kysely, { today, until, after })
        for (const { obligationId } of duties) {
          if (signal.aborted) return
          await prepared(house, obligationId)
          after = obligationId
        }
        if (duties.length === 0) return
      }
    },
  }
}

/** What cannot be counted today (a plan with more work than a report holds) keeps nobody else from theirs; it is asked again tomorrow. */
async function prepared(house: House, obligationId: string): Promise<void> {
  try {
    await perform(prepareReport, { house, actor: systemActor }, { obligationId })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
