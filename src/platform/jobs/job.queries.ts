import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'
import type { Job } from '#platform/jobs/job.ts'
import type { JobTable } from '#platform/jobs/job-tables.ts'

export async function findJob(db: Db, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  return row && jobOf(row)
}

/** Jobs that were given up, the latest first, at most 200. */
export async function listDeadJobs(db: Db): Promise<Job[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'dead')
    .orderBy('finished_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(jobOf)
}

/** For the operations page: how many wait (and since when the oldest is due), run, are dead. */
export async function countJobs(
  db: Db,
): Promise<{ waiting: number; running: number; dead: number; oldestDue: Date | undefined }> {
  const { rows } = await sql<{ waiting: number; running: number; dead: number; oldest: Date | null }>`
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'running') as running,
      count(*) filter (where state = 'dead') as dead, min(run_at) filter (where state = 'waiting') as oldest
    from job where state <> 'done'`.execute(db)
  const row = rows[0]!
  return { waiting: row.waiting, running: row.running, dead: row.dead, oldestDue: row.oldest ?? undefined }
}

/** An operator's second chance for a dead job: all attempts again. False when it is not dead. */
export async function reviveJob(db: Db, id: string, now: Date): Promise<boolean> {
  const revived = await db
    .updateTable('job')
    .set({ state: 'waiting', attempts: 0, run_at: now, finished_at: null, unique_key: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returning('id')
    .executeTakeFirst()
  return revived !== undefined
}

/** Removes jobs done before a moment, a chunk at a time (dead ones are kept); returns how many. */
export async function removeDoneJobs(db: Db, before: Date): Promise<number> {
  let removed = 0
  for (let chunk = 0; chunk < 1_000; chunk++) {
    const { rows } = await sql`delete from job where id in (
      select id from job where state = 'done' and finished_at < ${before} order by finished_at limit 1000) returning 1`.execute(
      db,
    )
    removed += rows.length
    if (rows.length < 1000) break
  }
  return removed
}

function jobOf(row: Selectable<JobTable>): Job {
  return {
    id: row.id,
    kind: row.kind,
    payload: row.payload,
    state: row.state,
    runAt: row.run_at,
    attempts: row.attempts,
    attemptsMax: row.attempts_max,
    progress:
      row.progress_done === null
        ? undefined
        : { done: row.progress_done, total: row.progress_total ?? undefined, note: row.progress_note ?? undefined },
    lastError: row.last_error ?? undefined,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
  }
}
