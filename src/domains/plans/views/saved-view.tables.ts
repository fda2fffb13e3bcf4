import type { ColumnType } from 'kysely'

declare module '#platform/database/tables.ts' {
  interface Tables {
    saved_view: {
      id: string
      person_id: string
      name: string
      query: string
      shared_body_id: ColumnType<string | null, string | null | undefined, string | null>
      position: number
      is_default: ColumnType<boolean, false | undefined, boolean>
      created_at: Date
    }
  }
}
