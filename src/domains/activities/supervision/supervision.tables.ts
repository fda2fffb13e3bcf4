import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { FindingState, SupervisionKind } from '#domains/activities/supervision/supervision.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    supervision: {
      id: string
      body_id: string
      kind: SupervisionKind
      title: string
      held_on: Day
      place: string
      summary: string
      entered_at: Date
      entered_by: string
    }
    supervision_finding: {
      id: string
      supervision_id: string
      asked_body_id: string
      text: string
      due_on: Day
      state: FindingState
      entered_at: Date
      entered_by: string
      version: Generated<number>
    }
    supervision_answer: {
      id: string
      finding_id: string
      text: string
      answered_at: Date
      answered_on: Day
      answered_by: string
      taken: boolean | null
      reason: Generated<string>
      judged_at: Date | null
      judged_by: string | null
    }
  }
}
