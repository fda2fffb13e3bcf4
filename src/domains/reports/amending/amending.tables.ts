import type { Day } from '#base/day.ts'
import type { ProposalPaper } from '#domains/reports/amending/amending-proposal.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    amending_proposal: AmendingProposalTable
  }
}

export type AmendingProposalTable = {
  id: string
  body_id: string
  law_number: string
  law_name: string
  place: string
  matters: number
  unsettled: number
  from_day: Day
  to_day: Day
  paper: Json<ProposalPaper>
  version: number
  written_by: string
  changed_at: Date
}
