import type { ColumnType } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Offence } from '#domains/integrity/integrity-check.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    integrity_result: IntegrityResultTable
    integrity_acknowledgement: IntegrityAcknowledgementTable
  }
}

export type IntegrityResultTable = {
  check_id: string
  day: Day
  count: number
  first: ColumnType<Offence[], string, string>
  slowest_ms: number
  ids_sum: string
  fault: string
  checked_at: Date
}

export type IntegrityAcknowledgementTable = {
  check_id: string
  count: number
  ids: string[]
  ids_sum: string
  reason: string
  seen_by: string
  seen_at: Date
}
