import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** What queries take; a transaction is one too. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export type Database = {
  kysely: Db
  /** `embedded`: PGlite in a folder, one session for all. `server`: PostgreSQL, many sessions. */
  kind: 'embedded' | 'server'
  /**
   * Runs in one transaction: committed when `run` resolves, rolled back when it throws. Inside, use `tx` alone: on the embedded
   * database another query waits for the end of this very transaction, and is refused after the waiting limit.
   */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** JSON text for a `jsonb` column. Arrays must come through here too: a bare one would be sent as a PostgreSQL array. */
export function json(value: unknown): string {
  return JSON.stringify(value ?? null)
}
