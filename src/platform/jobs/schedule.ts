import { sql } from 'kysely'
import { dayAt, showTime } from '#base/day.ts'
import type { Database } from '#platform/database/database.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** A nightly thing: at `at` (`01:10`, the Vietnamese clock) a job of this kind is written, once a day. */
export type Schedule = { kind: string; at: string }

/**
 * Writes the jobs that are due today and not written yet; returns their kinds. Exactly once a day with any number of workers: the
 * day is set and the job written in one transaction, on a row that two workers cannot change at once. A day on which no worker
 * ran at or after the hour is left out, not made up for.
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
        where job_schedule.last_run_day < excluded.last_run_day returning kind`.execute(tx)
      if (rows.length === 0) return false
      await enqueue(tx, { kind: schedule.kind, payload: { day: today }, runAt: now, uniqueKey: 'nightly' })
      return true
    })
    if (due) written.push(schedule.kind)
  }
  return written
}
