import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Suspension } from '#domains/matters/clocks/clock.ts'
import type { Circumstance } from '#domains/matters/clocks/clock-rule.ts'
import type { MilestoneDays } from '#domains/matters/clocks/milestone.ts'
import type { ClosedAs, Extension, MatterState, PersonSays } from '#domains/matters/matter.ts'
import type { CitedPlace } from '#domains/matters/matter-answer.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { KeptBack } from '#domains/matters/published/publishing.ts'
import type { Channel, Consent, NotifyWay, RecoveryWay } from '#domains/matters/submission.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    front_desk: FrontDeskTable
    submission: SubmissionTable
    submitter: SubmitterTable
    denouncer: { submission_id: string; sealed: string }
    matter_counter: { body_id: string; year: number; last: number }
    matter: MatterTable
    matter_event: MatterEventTable
    matter_answer: MatterAnswerTable
    matter_file: MatterFileTable
    advice_taking: { matter_id: string; person_id: string; taken_at: Date; until_day: Day }
    advice_signature: { matter_id: string; number: number; signed_by: string; name: string }
    unmet_story: { month: Day; topic: string; place_id: string; stories: number }
    topic_decision: TopicDecisionTable
    matter_publishing: MatterPublishingTable
    denouncer_reader: DenouncerReaderTable
    matter_code_renewal: { token_hash: string; submission_id: string; expires_at: Date }
  }
}

export type FrontDeskTable = {
  body_id: string
  is_open: boolean
  address: string
  phone: string
  hours: string
  gives_advice: Generated<boolean>
  version: Generated<number>
  changed_at: Date
  changed_by: string
}

export type SubmissionTable = {
  id: string
  form_hash: string
  content_hash: string
  code_hash: string
  link_hash: string
  code_renewed_at: Date | null
  channel: Channel
  body_id: string
  received_at: Date
  received_on: Day
  is_secret: boolean
  is_anonymous: boolean
  words: string | null
  particulars: Json<Record<string, string>>
  consents: Json<Consent[]>
  helper_name: string
  filed_by: string | null
  notify: NotifyWay
  recovery: RecoveryWay
  recovery_hash: string | null
}

export type SubmitterTable = {
  submission_id: string
  name: string
  address: string
  folded: string
  contact_sealed: string
}

export type MatterTable = {
  id: string
  submission_id: string
  /** Set by the database: the submission has a row at another body too. */
  is_one_of_more: Generated<boolean>
  kind: MatterKind
  body_id: string
  number: number
  year: number
  state: MatterState
  closed_as: ClosedAs | null
  ground: string | null
  title: string
  stripped: string | null
  received_at: Date
  received_on: Day
  accepted_on: Day | null
  told_on: Day | null
  answered_on: Day | null
  closed_on: Day | null
  person_says: PersonSays | null
  person_said_on: Day | null
  circumstances: Circumstance[]
  suspensions: Json<Suspension[]>
  extensions: Json<Extension[]>
  days: Json<MilestoneDays>
  withdrawal_asked_on: Day | null
  assigned_to: string | null
  next_due: Day | null
  late_after: Day | null
  missed_after: Day | null
  was_late: boolean
  folded: string
  version: number
}

export type MatterEventTable = {
  id: string
  matter_id: string
  kind: MatterEventKind
  at: Date
  person_id: string | null
  told: string
  noted: string
}

export type MatterAnswerTable = {
  matter_id: string
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

export type MatterFileTable = {
  id: string
  submission_id: string
  matter_id: string | null
  file_id: string
  origin: 'person' | 'office' | 'stripped'
  added_at: Date
  added_by: string | null
}

export type TopicDecisionTable = {
  body_id: string
  topic: string
  year: number
  decision: 'taken' | 'dismissed'
  reason: string
  upload_id: string | null
  decided_by: string
  decided_at: Date
}

export type MatterPublishingTable = {
  matter_id: string
  agrees: boolean | null
  agreed_at: Date | null
  guide_id: string | null
  kept_back: KeptBack | ''
  decided_by: string | null
  decided_at: Date | null
}

export type DenouncerReaderTable = {
  matter_id: string
  person_id: string
  named_by: string
  named_at: Date
  reason: string
  ended_at: Date | null
}
