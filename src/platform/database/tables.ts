import type { ColumnType, Generated } from 'kysely'

/**
 * All tables, for Kysely. A domain adds its own beside its store, by declaration merging:
 *
 *     declare module '#platform/database/tables.ts' {
 *       interface Tables { person: PersonTable }
 *     }
 */
export interface Tables {
  schema_migration: SchemaMigrationTable
  audit: AuditTable
  audit_seal: AuditSealTable
}

export type SchemaMigrationTable = {
  number: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

/** One deed of one person. Append-only: the database refuses update, delete and truncate. */
export type AuditTable = {
  id: string
  at: Date
  /** null when the system acted. */
  actor_person_id: string | null
  actor_name: string
  acting_for: string | null
  body_id: string | null
  act: string
  subject_kind: string
  subject_id: string
  address: string | null
  user_agent: string | null
  before: Json | null
  after: Json | null
  /** Written by the database: SHA-256 of the row, in hexadecimal. */
  hash: ColumnType<string, never, never>
}

/** One sealed day of the audit (Vietnamese calendar); each seal contains the one before. */
export type AuditSealTable = {
  day: string
  row_count: number
  previous_hash: string | null
  hash: string
  sealed_at: Generated<Date>
}

/** A `jsonb` column: read as the parsed value, written as JSON text (see `json`). */
export type Json<T = unknown> = ColumnType<T, string, string>
