import { z } from 'zod'
import { dayAt } from '#base/day.ts'
import { integrityChecks } from '#domains/integrity/checks.queries.ts'
import { removeOldResults, saveFault, saveResult } from '#domains/integrity/integrity.store.ts'
import { checkKind } from '#domains/integrity/integrity-check.ts'
import { runCheck } from '#domains/integrity/run-check.queries.ts'
import type { Db } from '#platform/database/database.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** «Kiểm tra ngay» follows somebody's mending: a replica may not have it yet. */
const readNow = z.object({ asOf: z.literal('now') })

/** After the other work of the night, so that what it tidies is not found. */
export const integritySchedules: Schedule[] = [{ kind: checkKind, at: '04:40' }]

/** Kiểm tra dữ liệu, check after check; it may be repeated: a day has one result of each. A fault of one is told after all others. */
export const integrityJobs: Record<string, JobHandler> = {
  [checkKind]: async ({ database, clock, signal, report }, payload) => {
    const ask = readNow.safeParse(payload).success
      ? <T>(question: (db: Db) => Promise<T>) => question(database.kysely)
      : async <T>(question: (db: Db) => Promise<T>) => (await database.readAged(question)).found
    const at = { now: clock.now(), today: dayAt(clock.now()), replica: (await database.lookAtReplica()).kind }
    const faults: unknown[] = []
    for (const [index, check] of integrityChecks.entries()) {
      try {
        await saveResult(database.kysely, await runCheck(ask, check, at, signal), at)
      } catch (fault) {
        signal.throwIfAborted()
        faults.push(fault)
        await saveFault(database.kysely, check.id, fault, at)
      }
      await report(index + 1, integrityChecks.length)
    }
    await removeOldResults(database.kysely, at.today)
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} checks could not be asked`)
  },
}
