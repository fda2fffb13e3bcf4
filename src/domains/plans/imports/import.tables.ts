import type { ColumnType } from 'kysely'
import type {
  ImportColumn,
  ImportState,
  ProgressMeant,
  RowProblem,
  RowState,
} from '#domains/plans/imports/progress-import.ts'
import type { CellInput } from '#engines/spreadsheets/sheet.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    progress_import: ProgressImportTable
    progress_import_row: ProgressImportRowTable
  }
}

export type ProgressImportTable = {
  id: string
  file_id: string
  file_name: string
  state: ImportState
  job_id: string | null
  refusal: string | null
  doubts: ColumnType<string[], string[] | undefined, string[]>
  sheet_name: ColumnType<string, string | undefined, string>
  columns: ColumnType<ImportColumn[], string | undefined, string>
  started_by: string
  started_at: Date
  written_at: Date | null
  undone_at: Date | null
}

export type ProgressImportRowTable = {
  import_id: string
  line: number
  state: RowState
  cells: Json<CellInput[]>
  meant: ColumnType<ProgressMeant | null, string | null, string | null>
  task_id: string | null
  obligation_id: string | null
  task_path: string
  fingerprint: string | null
  problems: Json<RowProblem[]>
  warnings: Json<string[]>
  mark_id: ColumnType<string | null, string | null | undefined, string | null>
  progress_id: ColumnType<string | null, string | null | undefined, string | null>
  was_returned: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  version_after: ColumnType<number | null, number | null | undefined, number | null>
}
