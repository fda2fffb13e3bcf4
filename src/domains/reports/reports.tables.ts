import type { ColumnType } from 'kysely'
import type { Day } from '#base/day.ts'
import type { PreparedLists, ReportPaper, ReportState } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { Basis, ReportKind } from '#domains/reports/report-kind.ts'
import type { WindowKind } from '#domains/reports/reporting-window.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    report: ReportTable
    report_event: ReportEventTable
    report_pdf: ReportPdfTable
    report_open_figures: { report_id: string; published_by: string; published_at: Date; withdrawn_at: Date | null }
  }
}

export type ReportTable = {
  id: string
  body_id: string
  plan_id: string | null
  kind: ReportKind
  basis: Basis
  duty_id: string | null
  corrects_id: string | null
  window_kind: WindowKind
  from_day: Day
  to_day: Day
  paper: Json<ReportPaper>
  prepared: ColumnType<PreparedLists | null, string | null, string | null>
  state: ReportState
  writer_ids: string[]
  version: number
  counted: ColumnType<ReportCount | null, string | null, string | null>
  counted_on: Day | null
  file_id: string | null
  sha256: string | null
  submitted_at: Date | null
  issued_by: string | null
  issued_at: Date | null
  written_at: Date
}

export type ReportPdfTable = {
  word_file_id: string
  report_id: string
  file_id: string | null
  refused: ColumnType<string, string | undefined, string>
  asked_by: string | null
  asked_at: Date
}

export type ReportEventKind =
  | 'written'
  | 'prepared'
  | 'changed'
  | 'submitted'
  | 'taken-back'
  | 'returned'
  | 'issued'
  | 'dropped'
  | 'taken-up'
  | 'renewed'

export type ReportEventTable = {
  id: string
  report_id: string
  kind: ReportEventKind
  person_id: string | null
  at: Date
  reason: string
  file_id: string | null
}
