import type { Day } from '#base/day.ts'
import type { BookingState, BookingWay } from '#domains/matters/reception/reception.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    reception_rule: {
      id: string
      body_id: string
      receiver: string
      room: string
      weekday: number
      weeks: number[]
      starts: number
      ends: number
      slot_minutes: number
      seats: number
      from_day: Day
      to_day: Day | null
      published_on: Day
      version: number
    }
    reception_off: { rule_id: string; day: Day; reason: string }
    reception_session: { rule_id: string; day: Day }
    reception_booking: {
      id: string
      rule_id: string
      day: Day
      slot: number
      seat: number
      state: BookingState
      form_hash: string
      code_hash: string
      notify: BookingWay
      sealed: string | null
      booked_at: Date
      submission_id: string | null
    }
  }
}
