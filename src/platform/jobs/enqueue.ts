import { newId } from '#base/ids.ts'
import { type Db, json } from '#platform/database/database.ts'

export type JobWish = {
  kind: string
  payload: unknown
  /** Not before; now when absent. */
  runAt?: Date
  /** While a job of this kind with this key waits, the wish is already granted: nothing new is written. */
  uniqueKey?: string
  maxAttempts?: number
}

/** Writes a job in the transaction of the act that wants it; returns its id, or that of the waiting one with the same key. */
export async function enqueue(tx: Db, wish: JobWish): Promise<string> {
  const payload = json(wish.payload)
  if (payload.length > payloadCharsMax)
    throw new Error(`The payload of ${wish.kind} is too large; store it and enqueue its id.`)
  const row = {
    id: newId(),
    kind: wish.kind,
    payload,
    unique_key: wish.uniqueKey ?? null,
    run_at: wish.runAt ?? new Date(),
    attempts_max: wish.maxAttempts ?? 8,
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    const written = await tx
      .insertInto('job')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'unique_key'])
          .where('unique_key', 'is not', null)
          .where('state', '=', 'waiting')
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (written) return written.id
    const waiting = await tx
      .selectFrom('job')
      .select('id')
      .where('kind', '=', row.kind)
      .where('unique_key', '=', row.unique_key)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (waiting) return waiting.id // else a worker took it between the two statements: write a new one
  }
  throw new Error(`The job ${wish.kind} could not be written.`)
}

const payloadCharsMax = 100_000
