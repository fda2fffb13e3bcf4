import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Channel } from '#domains/disclosure/disclosure.ts'
import type { Issuer } from '#domains/disclosure/local-document.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    local_document: {
      id: string
      body_id: string
      issuer: Issuer
      title: string
      asked_by: string
      due_on: Day | null
      draft_shared_on: Day | null
      draft_shared_at: string
      issued_on: Day | null
      number: string
      checked_on: Day | null
      is_in_order: boolean | null
      check_note: string
      dropped_on: Day | null
      dropped_why: string
      version: number
      number_body_id: Generated<string | null>
      folded: Generated<string>
    }
    disclosure: {
      id: string
      body_id: string
      local_document_id: string | null
      kind: string
      title: string
      number: string
      made_on: Day
      channels: Channel[]
      due_on: Day
      is_due_sure: boolean
      due_by: string
      keep_until: Day | null
      published_on: Day | null
      published_at: string
      withdrawn_on: Day | null
      withdrawn_why: string
      folded: Generated<string>
      version: number
    }
    disclosure_correction: {
      id: string
      disclosure_id: string
      corrected_on: Day
      /** '': it was taken back. */
      words: string
      entered_at: Date
      entered_by: string
      taken_back_on: Generated<Day | null>
      taken_back_why: Generated<string>
      taken_back_by: Generated<string | null>
    }
    disclosure_list: {
      id: string
      body_id: string
      made_on: Day
      number: string
      posted_on: Day | null
      posted_at: string
      replaced_on: Day | null
      version: number
    }
  }
}
