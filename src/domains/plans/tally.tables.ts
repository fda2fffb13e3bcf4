import type { Day } from '#base/day.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    plan_tally: PlanTallyTable
    plan_tally_due: { plan_id: string }
    plan_tally_turn: { only_one: boolean; counted_at: Date }
  }
}

export type PlanTallyTable = {
  plan_id: string
  holder_body_id: string
  due_year: number | null
  done_in_time: number
  done_late: number
  open_in_time: number
  open_late: number
  waiting: number
  claimed: number
  evidenced: number
  checked: number
  next_flip_day: Day | null
  as_of: Day
}
