import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ActivityFields, ActivityState, CostLine } from '#domains/activities/activity.ts'
import type { Patch } from '#domains/activities/activity-edit.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    activity: ActivityTable
    activity_task: { activity_id: string; task_id: string }
    activity_practitioner: { activity_id: string; practitioner_id: string }
    activity_edit: ActivityEditTable
    activity_file: ActivityFileTable
    spending_rate: SpendingRateTable
    activity_import: ActivityImportTable
  }
}

export type ActivityTable = {
  id: string
  body_id: string
  key_hash: string
  state: Generated<ActivityState>
  reason: Generated<string>
  kind: string
  form: string
  topic: string
  laws: string[]
  pins: Json<Reliance[]>
  held_on: Day
  place: string
  village: string
  /** The village that these words name, where there is one. */
  village_id: string | null
  speakers: string[]
  attended: number | null
  women: number | null
  ethnic: number | null
  children: number | null
  disabled: number | null
  poor: number | null
  copies: number | null
  special_group: string
  language: string
  costs: Json<CostLine[]>
  cost: number | null
  note: string
  folded: string
  source: Generated<string>
  recorded_by: string
  recorded_at: Date
  version: Generated<number>
}

type ActivityEditTable = {
  id: string
  activity_id: string
  key_hash: string
  base_version: number
  patch: Json<Patch>
  outcome: 'saved' | 'waiting' | 'settled'
  version_after: number | null
  fields_after: ColumnType<ActivityFields | null, string | null, string | null>
  written_by: string
  at: Date
  device_at: Date | null
  import_id: string | null
}

type ActivityFileTable = {
  id: string
  activity_id: string
  file_id: string
  what: 'photo' | 'attendance'
  added_by: string
  added_at: Date
}

type ActivityImportTable = {
  id: string
  body_id: string
  file_name: string
  started_by: string
  started_at: Date
  undone_at: Date | null
  undone_by: string | null
}

type SpendingRateTable = {
  id: string
  province_id: string
  norm: string
  amount: number
  document: string
  article: string
  from_day: Day
  to_day: Day | null
  entered_by: string
  entered_at: Date
  is_confirmed: Generated<boolean>
}
