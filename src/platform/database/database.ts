import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** What queries take; a transaction is one too. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export type Database = AgedReads & {
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

/**
 * Bản sao để đọc: where questions go whose answer may be some seconds old. fresh → read there; anything else → the primary answers.
 * none: no address was set · behind: more than the limit · away: it does not answer · no-replica: it takes writes itself, so it was
 * promoted and may hold another past than the primary · another: of another cluster or database.
 */
export type ReplicaState =
  | { kind: 'fresh' | 'behind'; behindMs: number }
  | { kind: 'none' | 'away' | 'no-replica' | 'another' }

/** `behindSeconds`: how old what was found is at most; null when the primary answered. */
type Aged<T> = { found: T; behindSeconds: number | null }

export type AgedReads = {
  /**
   * Asks in one read-only transaction, all of one moment; of a replica where there is a fresh one, else of the primary. For boards,
   * maps, exports, checks: never for what must show what its reader has just written. `ask` only reads, so that it may be asked
   * again of the primary when the replica fails; inside, use its `db` alone.
   */
  readAged<T>(ask: (db: Db) => Promise<T>): Promise<Aged<T>>
  /** Looks at the replica now. */
  lookAtReplica(): Promise<ReplicaState>
}

/** JSON text for a `jsonb` column. Arrays must come through here too: a bare one would be sent as a PostgreSQL array. */
export function json(value: unknown): string {
  return JSON.stringify(value ?? null)
}
