import type { Generated } from 'kysely'
import type { CitedPlace } from '#domains/matters/matter-answer.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    submission_likeness: { submission_id: string; keys: string[] }
    matter_group: MatterGroupTable
    matter_group_member: MatterGroupMemberTable
    matter_group_answer: MatterGroupAnswerTable
    matter_group_sending: MatterGroupSendingTable
  }
}

type MatterGroupTable = {
  id: string
  body_id: string
  title: string
  made_at: Date
  made_by: string
  version: Generated<number>
}

type MatterGroupMemberTable = {
  matter_id: string
  group_id: string
  duplicate_of: string | null
  joined_at: Date
  joined_by: string
}

type MatterGroupAnswerTable = {
  group_id: string
  number: number
  state: 'draft' | 'submitted' | 'returned' | 'approved'
  text: string
  writer_ids: string[]
  reason: string
  cited: Json<CitedPlace[]>
  approved_by: string | null
  approved_at: Date | null
  version: number
}

type MatterGroupSendingTable = {
  group_id: string
  number: number
  matter_id: string
  answer_number: number | null
  sent_at: Date | null
  why_not: string | null
}
