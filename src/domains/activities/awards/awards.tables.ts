import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { AwardState, NomineeKind, NomineeState } from '#domains/activities/awards/award.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    award_round: {
      id: string
      body_id: string
      title: string
      criteria: string
      kinds: NomineeKind[]
      nominate_until: Day
      vote_from: Day
      vote_to: Day
      state: AwardState
      writer_ids: string[]
      returned_why: Generated<string>
      approved_by: string | null
      proposed_by: string | null
      grounds: Generated<string>
      decision_number: Generated<string>
      decision_day: Day | null
      decided_by: string | null
      version: Generated<number>
    }
    award_nominee: {
      id: string
      round_id: string
      kind: NomineeKind
      name: string
      reason: string
      nominator: string
      entered_by: string | null
      state: NomineeState
      read_by: string | null
      is_adult: Generated<boolean>
      consent_day: Day | null
      consent_how: Generated<string>
      dropped_why: Generated<string>
      chosen: Generated<boolean>
      votes: number | null
    }
    award_vote: { round_id: string; phone_hash: string; nominee_id: string }
  }
}
