import type { Generated } from 'kysely'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    job: JobTable
    job_schedule: JobScheduleTable
  }
}

export type JobState = 'waiting' | 'running' | 'done' | 'dead'

export type JobTable = {
  id: string
  kind: string
  payload: Json
  state: Generated<JobState>
  unique_key: string | null
  run_at: Date
  can_wait: Generated<boolean>
  attempts: Generated<number>
  attempts_max: number
  lease_token: string | null
  leased_until: Date | null
  progress_done: number | null
  progress_total: number | null
  progress_note: string | null
  last_error: string | null
  created_at: Generated<Date>
  finished_at: Date | null
}

export type JobScheduleTable = { kind: string; last_run_day: string }
