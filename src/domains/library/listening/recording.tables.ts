import type { RecordingState } from '#domains/library/listening/recording.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    recording: RecordingTable
  }
}

export type RecordingTable = {
  id: string
  target: string
  text_hash: string
  file_id: string
  speaker: string
  language: string
  body_id: string
  state: RecordingState
  uploaded_by: string
  uploaded_at: Date
  decided_by: string | null
  decided_at: Date | null
  reason: string
  version: number
}
