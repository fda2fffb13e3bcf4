import { dayAt } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { isWorkingDay } from '#domains/calendar/calendar.ts'
import { climbLadders, type RoundWork } from '#domains/urging/climb-ladders.jobs.ts'
import { composeDigests } from '#domains/urging/compose-digests.jobs.ts'
import { removeOldDigests } from '#domains/urging/digest.store.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { loadDirectory } from '#domains/urging/directory.queries.ts'
import { loadPaces } from '#domains/urging/pace.queries.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const morningKind = 'urging.morning'

export const urgingSchedules: Schedule[] = [{ kind: morningKind, at: '07:00' }]

/** Việc đầu giờ sáng: a day off is silent; the next working day tells of what is so then. */
export function urgingJobs(sources: readonly DigestSource[]): Record<string, JobHandler> {
  return {
    [morningKind]: async ({ database, clock, signal, report }) => {
      const now = clock.now()
      await goRound({ database, now, today: dayAt(now), signal, report, sources }, { onDaysOff: false })
      await removeOldDigests(database, dayAt(now))
    },
  }
}

export type RoundOutcome = { isDayOff: boolean; climbed: number; nobody: number; digests: number }

/** The round of one day: ladders first, so that digests tell of today's steps. Whatever was done of it today stays as it is. */
export async function goRound(work: RoundWork, choice: { onDaysOff: boolean }): Promise<RoundOutcome> {
  const db = work.database.kysely
  const calendar = await loadCalendar(db)
  const isDayOff = !isWorkingDay(work.today, calendar)
  if (isDayOff && !choice.onDaysOff) return { isDayOff, climbed: 0, nobody: 0, digests: 0 }
  const facts = { calendar, paces: await loadPaces(db), directory: await loadDirectory(db, work.today) }
  const climbed = await climbLadders(work, facts)
  return { isDayOff, ...climbed, ...(await composeDigests(work, facts)) }
}
