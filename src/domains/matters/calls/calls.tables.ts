import type { CallState, TryHow } from '#domains/matters/calls/call.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    matter_call: {
      event_id: string
      matter_id: string
      asked_at: Date
      state: CallState
      ended_at: Date | null
      ended_by: string | null
    }
    matter_call_try: { id: string; event_id: string; at: Date; by_id: string; how: TryHow; note: string }
  }
}
