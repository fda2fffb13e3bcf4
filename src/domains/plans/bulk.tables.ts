import type { ColumnType } from 'kysely'
import type { BulkKind } from '#domains/plans/bulk.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    bulk_deed: {
      id: string
      kind: BulkKind
      said: string
      done_by: string
      done_at: Date
      undone_at: Date | null
    }
    bulk_deed_item: {
      deed_id: string
      position: number
      obligation_id: string
      before: ColumnType<BulkTrace | null, string | null, never>
      after: ColumnType<BulkTrace | null, string | null, never>
      refusal: string | null
      left_because: ColumnType<string | null, null | undefined, string | null>
      undone: ColumnType<boolean, false | undefined, boolean>
    }
  }
}

/** What one row was before or after: whatever undoing must know. */
export type BulkTrace = { officerId?: string | null; version?: number; exchangeId?: string; state?: string }
