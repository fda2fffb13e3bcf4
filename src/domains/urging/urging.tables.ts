import type { Day } from '#base/day.ts'
import type { DigestRef, SectionCounts } from '#domains/urging/digest.ts'
import type { LadderStep } from '#domains/urging/ladder.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    urge_pace: UrgePaceTable
    urge_batch: UrgeBatchTable
    urge: UrgeTable
    urge_person: UrgePersonTable
    digest: DigestTable
    urging_choice: UrgingChoiceTable
  }
}

export type UrgePaceTable = {
  id: string
  body_id: string | null
  from_day: Day
  officer_days: number
  head_days: number
  above_days: number
  due_soon_days: number
  reason: string
  set_by: string
  set_at: Date
}

/** What could not be urged, and the sentence why. */
export type SkippedUrge = { obligationId: string; why: string }

export type UrgeBatchTable = {
  id: string
  message: string
  sent_by: string
  sent_at: Date
  skipped: Json<SkippedUrge[]>
}

export type UrgeTable = {
  id: string
  obligation_id: string
  task_id: string
  round: number
  step: 0 | LadderStep
  day: Day
  why: string
  nobody: boolean
  batch_id: string | null
  made_at: Date
  undone_at: Date | null
}

export type UrgePersonTable = {
  urge_id: string
  person_id: string
  acting_for: string | null
  seen_at: Date | null
}

export type DigestTable = {
  person_id: string
  day: Day
  composed_at: Date
  refs: Json<DigestRef[]>
  counts: Json<SectionCounts>
  item_count: number
  mail_id: string | null
  read_at: Date | null
}

export type UrgingChoiceTable = { person_id: string; by_mail: boolean; changed_at: Date }
