import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ModelState } from '#domains/activities/models/model.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_model: {
      id: string
      body_id: string
      title: string
      what: string
      outcome: string
      since_day: Day
      state: ModelState
      writer_ids: string[]
      shared_by: string | null
      shared_at: Date | null
      version: Generated<number>
    }
    law_model_file: { model_id: string; file_id: string; name: string }
    law_model_use: {
      model_id: string
      body_id: string
      since_day: Day
      note: string
      entered_at: Date
      entered_by: string
    }
  }
}
