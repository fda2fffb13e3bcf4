import type { ColumnType } from 'kysely'
import type { LawReading } from '#domains/library/law-reader/law-reading.ts'

import type { LawDraft } from '#domains/library/uploads/law-draft.ts'
import type { AdoptedLaw, LawUploadState } from '#domains/library/uploads/law-upload.ts'
import type { Document } from '#engines/documents/document.ts'

/** A `jsonb` column that may be null. */
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_upload: LawUploadTable
  }
}

export type LawUploadTable = {
  id: string
  keeper_body_id: string | null
  file_id: string
  sha256: string
  file_name: string
  state: LawUploadState
  job_id: string | null
  document: JsonOrNull<Document>
  reading: JsonOrNull<LawReading>
  draft: JsonOrNull<LawDraft>
  draft_version: ColumnType<number, number | undefined, number>
  open_doubts: ColumnType<number, number | undefined, number>
  refusal: string | null
  adopted: JsonOrNull<AdoptedLaw>
  document_id: string | null
  uploaded_by: string
  uploaded_at: Date
  read_at: Date | null
}
