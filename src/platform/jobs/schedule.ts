import { sql } from 'kysely'
import { dayAt, showTime } from '#base/day.ts'
import type { Database } from '#platform/database/database.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** A nightly thing: at `at` (`01:10`, the Vietnamese clock) a job of this kind is written, once a day. */
export type Schedule = { kind: string; at: string }

/**
 * Writes the jobs that are due today and not written yet; returns their kinds. Exactly once a day with any number of workers: the
 * day is set and the job written in one transaction, on a row that two workers cannot change at once. A day on which no worker
 * ran at or after the hour is left out, not made up for. A clock that ran ahead and was set right again does not stop the
 * schedule: a last day that is not today or tomorrow yet counts for nothing. (Tomorrow does: another worker's clock may be
 * a little ahead.)
 */
export async function enqueueDue(database: Database, schedules: Schedule[], now: Date): Promise<string[]> {
  const today = dayAt(now)
  const written: string[] = []
  for (const schedule of schedules) {
    if (showTime(now) < schedule.at) continue
    const due = await database.transaction(async (tx) => {
      const { rows } = await sql`
        insert into job_schedule (kind, last_run_day) values (${schedule.kind}, ${today})
        on conflict (kind) do update set last_run_day = excluded.last_run_day
        where job_schedule.last_run_day < excluded.last_run_day or job_schedule.last_run_day > excluded.last_run_day + 1
        returning kind`.execute(tx)
      if (rows.length === 0) return false
      const id = await enqueue(tx, { kind: schedule.kind, payload: { day: today }, runAt: now, uniqueKey: 'nightly' })
      // one that waits already may have been written by the clock that ran ahead
      await tx.updateTable('job').set({ run_at: now }).where('id', '=', id).where('run_at', '>', now).execute()
      return true
    })
    if (due) written.push(schedule.kind)
  }
  return written
}
