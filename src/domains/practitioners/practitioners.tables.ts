import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Asked, Education, PractitionerState } from '#domains/practitioners/practitioner.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    practitioner: {
      id: string
      body_id: string
      kind: string
      name: string
      folded: string
      sort_key: string
      title: string
      gender: 'nu' | 'nam' | null
      is_ethnic: boolean | null
      is_official: boolean | null
      education: Education | null
      years_in_law: number | null
      is_paused: boolean
      fields: string[]
      languages: string[]
      serves: string[]
      where_met: string
      when_met: string
      sealed_phone: string | null
      shown_on: Day | null
      phone_shown_on: Day | null
      state: PractitionerState
      asked: Asked | null
      asked_on: Day | null
      asked_ground: string | null
      since_day: Day | null
      term_to: Day | null
      ended_on: Day | null
      person_id: Generated<string | null>
      changed_at: Date
      changed_by: string
      version: number
    }
    practitioner_decision: {
      id: string
      practitioner_id: string
      kind: Asked
      number: string
      day: Day
      decided_by: string
      ground: string | null
      asked_on: Day
      entered_at: Date
      entered_by: string
    }
    communicator_opening: {
      body_id: string
      year: number
      opened_on: Day
      closes_on: Day
      where_told: string
      entered_at: Date
      entered_by: string
    }
  }
}
