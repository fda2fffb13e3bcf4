import { today } from '#platform/clock.ts'
import { sealAudit } from '#platform/database/audit-seal.ts'
import { vacuumEmbedded } from '#platform/database/vacuum-embedded.ts'
import type { House } from '#platform/house.ts'
import { removeDoneJobs } from '#platform/jobs/job.queries.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const doneJobsKeptMs = 30 * 86_400_000

/** Việc đêm của chính hệ thống: seals the audit's days, forgets finished jobs, tidies the embedded database. */
export function upkeepJobs(house: House): Record<string, JobHandler> {
  return {
    'upkeep.seal-audit': async () => void (await sealAudit(house.database, today(house.clock))),
    'upkeep.remove-done-jobs': async () =>
      void (await removeDoneJobs(house.database.kysely, new Date(house.clock.now().getTime() - doneJobsKeptMs))),
    'upkeep.vacuum': async () => {
      if (house.database.kind === 'embedded') await vacuumEmbedded(house.database)
    },
  }
}

export const upkeepSchedules: Schedule[] = [
  { kind: 'upkeep.seal-audit', at: '00:40' },
  { kind: 'upkeep.remove-done-jobs', at: '03:20' },
  { kind: 'upkeep.vacuum', at: '03:30' },
]
