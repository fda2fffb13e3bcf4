import type { ColumnType } from 'kysely'
import type { Day } from '#base/day.ts'
import type { StatusKind } from '#domains/library/document-status.ts'
import type { AmendsHow } from '#domains/plans/changes/amending.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import type { PlanDraft } from '#domains/plans/plan-draft.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { TaskKind } from '#domains/plans/task.ts'
import type { Document, Excerpt } from '#engines/documents/document.ts'
import type { Json } from '#platform/database/tables.ts'

/** A `jsonb` column that may be null. */
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>

declare module '#platform/database/tables.ts' {
  interface Tables {
    plan_upload: PlanUploadTable
    plan_correction: PlanCorrectionTable
    plan: PlanTable
    plan_publication: { plan_id: string; published_by: string; published_at: Date }
    plan_citation: PlanCitationTable
    plan_reporting: PlanReportingTable
    task: TaskTable
    task_body: TaskBodyTable
    task_body_written: TaskBodyWrittenTable
    obligation: ObligationTable
    progress: ProgressTable
    evidence: EvidenceTable
    exchange: ExchangeTable
    plan_change_notice: PlanChangeNoticeTable
    task_origin: TaskOriginTable
    task_handover: TaskHandoverTable
  }
}

export type PlanUploadState = 'queued' | 'read' | 'refused' | 'adopted' | 'discarded'

export type PlanUploadTable = {
  id: string
  body_id: string
  file_id: string
  sha256: string
  file_name: string
  state: PlanUploadState
  job_id: string | null
  document: JsonOrNull<Document>
  reading: JsonOrNull<PlanReading>
  draft: JsonOrNull<PlanDraft>
  draft_version: ColumnType<number, number | undefined, number>
  refusal: string | null
  amends_plan_id: string | null
  uploaded_by: string
  uploaded_at: Date
  read_at: Date | null
}

export type PlanCorrectionTable = {
  id: string
  upload_id: string
  task_key: string | null
  field: string
  read_value: JsonOrNull<unknown>
  corrected_value: JsonOrNull<unknown>
  corrected_by: string
  corrected_at: Date
}

export type PlanState = 'adopted' | 'undone' | 'replaced'

export type PlanTable = {
  id: string
  body_id: string
  upload_id: string | null
  number: string | null
  symbol: string | null
  title: string
  /** As printed, also when a part of the date is blank. */
  issued_text: string | null
  issued_on: Day | null
  period_start: Day | null
  period_end: Day | null
  signer_name: string | null
  state: PlanState
  amends_plan_id: string | null
  /** `whole`: nothing of the earlier plan goes on but what this one names again; `partial`: the rest stays in force. */
  amends_how: ColumnType<AmendsHow | null, AmendsHow | null | undefined, AmendsHow | null>
  adopted_by: string
  adopted_at: Date
  undone_by: string | null
  undone_at: Date | null
  folded: string
  /** The successor of the issuer, once that has ended. */
  holder_body_id: ColumnType<string | null, string | null | undefined, string | null>
  /** How often it was said who sees what of it. */
  publishing_version: ColumnType<number, number | undefined, number>
}

export type PlanCitationTable = {
  plan_id: string
  position: number
  type: string
  number: string | null
  name: string | null
  cited_date: string | null
  role: 'basis' | 'mention'
  /** What the library finds it by; null: not written down yet. */
  law_key: ColumnType<string | null, string | null | undefined, string | null>
  document_id: ColumnType<string | null, string | null | undefined, string | null>
  /** How the document stood when an officer last saw it, and how it stands now. */
  seen: JsonOrNull<LawStandingKept>
  standing: JsonOrNull<LawStandingKept>
  changed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  acknowledged_by: ColumnType<string | null, string | null | undefined, string | null>
  acknowledged_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** As much of a status as says whether it is another one. */
export type LawStandingKept = { kind: StatusKind; sentence: string; next: { day: Day; sentence: string } | null }

export type PlanReportingTable = {
  id: string
  plan_id: string
  position: number
  who: string | null
  who_body_ids: string[]
  addressee: string | null
  what: string
  due_text: string | null
  due_on: Day | null
  excerpt: Json<Excerpt>
}

export type TaskTable = {
  id: string
  plan_id: string
  issuer_body_id: string
  /** Of a plan that is public, this goes to nobody outside. */
  kept_inside: ColumnType<boolean, boolean | undefined, boolean>
  /** Who answers for it today: the issuer, or the body that took over from it. */
  holder_body_id: string
  /** Provinces in which its bodies stand; kept by the database (migration 0098). */
  place_roots: ColumnType<string[], never, never>
  kind: ColumnType<TaskKind, TaskKind | undefined, TaskKind>
  position: number
  path: string
  text: string
  time_raw: string | null
  time_basis: 'fixed' | 'ongoing' | 'on-request' | null
  start_day: Day | null
  end_day: Day | null
  every: 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day' | null
  outputs: string[]
  budget_line: string
  budget_source: string
  /** đồng */
  budget_estimate: number | null
  budget_spent: number | null
  officer_id: string | null
  sources: Json<Record<string, Excerpt>>
  dropped_at: Date | null
  /** The task of the amended plan that this one goes on with. */
  continues_task_id: string | null
  /** Grows with every assignment; a form that was filled in on an older one is refused. */
  version: ColumnType<number, number | undefined, number>
  /** Of a report: the duty that the plan names. */
  reporting_id: ColumnType<string | null, string | null | undefined, string | null>
  folded: string
}

/** Earlier tasks that were joined into this one, or that this one was divided from, beside the one it continues. */
export type TaskOriginTable = { task_id: string; earlier_task_id: string; how: 'joined' | 'divided' }

export type TaskBodyTable = { task_id: string; body_id: string; part: 'issuer' | 'lead' | 'partner' }

export type TaskBodyWrittenTable = {
  task_id: string
  part: 'lead' | 'partner'
  position: number
  written: string
  resolved: boolean
}

export type ObligationTable = {
  id: string
  task_id: string
  position: number
  kind: 'deadline' | 'check-in' | 'on-request'
  label: string
  start_day: Day | null
  due_day: Day | null
  state: ObligationState
  returned: boolean
  claimed_by: string | null
  claimed_at: Date | null
  done_day: Day | null
  checked_by: string | null
  checked_at: Date | null
  version: number
}

/** A figure that progress reports: «Số người dự: 45 người». */
export type Figure = { name: string; value: number; unit: string }

export type ProgressTable = {
  id: string
  task_id: string
  obligation_id: string | null
  body_id: string
  note: string
  figures: Json<Figure[]>
  written_by: string
  written_at: Date
}

export type EvidenceTable = {
  id: string
  task_id: string
  obligation_id: string
  file_id: string
  output: string
  note: string
  added_by: string
  added_at: Date
  removed_at: Date | null
  removed_by: string | null
}

export type ExchangeTable = {
  id: string
  task_id: string
  obligation_id: string
  kind: 'return' | 'explain-request' | 'explain-answer'
  text: string
  written_by: string
  written_at: Date
  answers_id: string | null
  answered_at: Date | null
}

/** Who was told what a changed plan changes for them. */
export type PlanChangeNoticeTable = {
  id: string
  plan_id: string
  person_id: string
  task_ids: string[]
  summary: string
  noted_at: Date
  acknowledged_at: Date | null
}

/** What an ended body stood for in a task went to another; `handed_by` null: the system, to the only successor. */
export type TaskHandoverTable = {
  id: string
  task_id: string
  part: 'holder' | 'issuer' | 'lead' | 'partner'
  from_body_id: string
  to_body_id: string
  on_day: Day
  decision: string
  handed_at: Date
  handed_by: string | null
}
