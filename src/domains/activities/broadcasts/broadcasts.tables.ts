import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ScriptState } from '#domains/activities/broadcasts/script.ts'
import type { SlotState } from '#domains/activities/broadcasts/slot.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    broadcast_station: {
      body_id: string
      rate: number
      clusters: string[]
      about: string
      is_open: boolean
      changed_at: Date
      changed_by: string
      version: number
    }
    broadcast_script: {
      id: string
      body_id: string
      title: string
      language: string
      text: string
      state: ScriptState
      writer_ids: string[]
      reason: Generated<string>
      approved_by: string | null
      approved_at: Date | null
      pins: Json<Reliance[]>
      task_ids: Generated<string[]>
      recording_file_id: string | null
      recording_speaker: Generated<string>
      recording_by: string | null
      heard_by: string | null
      even_file_id: string | null
      even_gain_db: number | null
      even_why: Generated<string>
      changed_at: Date
      version: Generated<number>
    }
    broadcast_slot: {
      id: string
      body_id: string
      day: Day
      starts: number
      cluster: string
      script_id: string
      state: SlotState
      note: Generated<string>
      noted_at: Date | null
      noted_by: string | null
      activity_id: string | null
    }
  }
}
