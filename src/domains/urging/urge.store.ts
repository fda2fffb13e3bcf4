import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import type { DutyRow } from '#domains/urging/duties.queries.ts'
import type { LadderStep } from '#domains/urging/ladder.ts'
import type { Recipient } from '#domains/urging/recipients.ts'
import type { Tx } from '#platform/database/database.ts'

export type NewUrge = {
  duty: Pick<DutyRow, 'obligationId' | 'taskId' | 'version'>
  step: 0 | LadderStep
  why: string
  recipients: readonly Recipient[]
  batchId?: string
}

const rowsAtOnce = 500

/**
 * Writes urges with who receives them. One that is there already, by another worker or from before a crash, stays as it is;
 * answers with how many are new.
 */
export async function saveUrges(tx: Tx, urges: readonly NewUrge[], at: { day: Day; now: Date }): Promise<number> {
  let count = 0
  for (let first = 0; first < urges.length; first += rowsAtOnce) {
    const made = urges.slice(first, first + rowsAtOnce).map((urge) => ({ ...urge, id: newId(at.now.getTime()) }))
    const written = await tx
      .insertInto('urge')
      .values(
        made.map(({ id, duty, step, why, recipients, batchId }) => ({
          id,
          obligation_id: duty.obligationId,
          task_id: duty.taskId,
          round: duty.version,
          step,
          day: at.day,
          why,
          nobody: recipients.length === 0,
          batch_id: batchId ?? null,
          made_at: at.now,
          undone_at: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const isNew = new Set(written.map(({ id }) => id))
    await saveRecipients(
      tx,
      made.filter(({ id }) => isNew.has(id)),
    )
    count += written.length
  }
  return count
}

async function saveRecipients(
  tx: Tx,
  urges: readonly { id: string; recipients: readonly Recipient[] }[],
): Promise<void> {
  const rows = urges.flatMap(({ id, recipients }) =>
    recipients.map(({ personId, actingFor }) => ({
      urge_id: id,
      person_id: personId,
      acting_for: actingFor,
      seen_at: null,
    })),
  )
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    await tx
      .insertInto('urge_person')
      .values(rows.slice(first, first + rowsAtOnce))
      .execute()
}

/** The obligation as it is, locked: nobody finishes or urges it meanwhile. */
export async function lockObligations(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select 1 from obligation where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
}

/** The urges of a batch that nobody has been told of: not seen, and in no digest composed since. */
export async function undoUnsent(tx: Tx, batchId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update urge set undone_at = ${now}
    where batch_id = ${batchId} and undone_at is null and not exists (
      select 1 from urge_person told where told.urge_id = urge.id and (told.seen_at is not null
        or exists (select 1 from digest where digest.person_id = told.person_id and digest.composed_at >= urge.made_at)))
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
