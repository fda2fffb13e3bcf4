import type { Outcome, RefusedPart } from '#domains/matters/release/release.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    matter_release: MatterReleaseTable
    matter_release_file: MatterReleaseFileTable
  }
}

type MatterReleaseTable = {
  matter_id: string
  number: number
  outcome: Outcome
  parts: Json<RefusedPart[]>
  how: string
  cost: string
  written_by: string
  written_at: Date
}

type MatterReleaseFileTable = {
  id: string
  matter_id: string
  number: number
  label: string
  original_id: string | null
  given_id: string
  added_at: Date
  added_by: string
}
