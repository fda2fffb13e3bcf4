import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { type Db, json } from '#platform/database/database.ts'

export type JobWish = {
  kind: string
  payload: unknown
  /** Not before; now when absent. */
  runAt?: Date
  /** While a job of this kind with this key waits, the wish is already granted: nothing new is written. */
  uniqueKey?: string
  /** One of very many: it stands behind what is wished without this, see takeJob. */
  canWait?: boolean
  maxAttempts?: number
}

/** Writes a job in the transaction of the act that wants it; returns its id, or that of the waiting one with the same key. */
export async function enqueue(tx: Db, wish: JobWish): Promise<string> {
  const row = rowOf(wish)
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
    if (waiting && !row.can_wait) await bringForward(tx, [row])
    if (waiting) return waiting.id // else a worker took it between the two statements: write a new one
  }
  throw new Error(`The job ${wish.kind} could not be written.`)
}

/** Many at once, at most 500; a wish whose key waits already is granted by that one. */
export async function enqueueAll(tx: Db, wishes: readonly JobWish[]): Promise<void> {
  if (wishes.length > wishesMax) throw new RangeError(`At most ${wishesMax} jobs are enqueued at once.`)
  if (wishes.length === 0) return
  const rows = wishes.map(rowOf)
  await tx
    .insertInto('job')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'unique_key'])
        .where('unique_key', 'is not', null)
        .where('state', '=', 'waiting')
        .doNothing(),
    )
    .execute()
  await bringForward(
    tx,
    rows.filter(({ can_wait }) => !can_wait),
  )
}

/** What is wanted now and waits already among what can wait, waits there no longer. */
async function bringForward(tx: Db, rows: readonly { kind: string; unique_key: string | null }[]): Promise<void> {
  const keyed = rows.flatMap(({ kind, unique_key }) => (unique_key === null ? [] : [{ kind, unique_key }]))
  if (keyed.length === 0) return
  await sql`
    update job set can_wait = false from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as k (kind text, unique_key text)
    where job.kind = k.kind and job.unique_key = k.unique_key and job.state = 'waiting' and job.can_wait`.execute(tx)
}

const wishesMax = 500
const payloadCharsMax = 100_000

function rowOf(wish: JobWish) {
  const payload = json(wish.payload)
  if (payload.length > payloadCharsMax)
    throw new Error(`The payload of ${wish.kind} is too large; store it and enqueue its id.`)
  return {
    id: newId(),
    kind: wish.kind,
    payload,
    unique_key: wish.uniqueKey ?? null,
    run_at: wish.runAt ?? new Date(),
    can_wait: wish.canWait ?? false,
    attempts_max: wish.maxAttempts ?? 8,
  }
}
