import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** What was given up, kept from a second hand; undefined when it is no longer so. */
export async function loadDeadJob(tx: Tx, id: string): Promise<{ kind: string } | undefined> {
  return await tx
    .selectFrom('job')
    .select('kind')
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .forUpdate()
    .executeTakeFirst()
}

/** It begins anew, with all its attempts. false: one of the same kind and key waits already. */
export async function reviveJob(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update job set state = 'waiting', attempts = 0, run_at = ${now}, finished_at = null, lease_token = null, leased_until = null
    where id = ${id} and state = 'dead' and not exists (select from job other
      where other.kind = job.kind and other.unique_key = job.unique_key and other.state = 'waiting')
    returning id`.execute(tx)
  return rows.length > 0
}

/** Nobody waits for it: it is done with, and forgotten with the other finished ones. */
export async function dropJob(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('job').set({ state: 'done' }).where('id', '=', id).where('state', '=', 'dead').execute()
}
