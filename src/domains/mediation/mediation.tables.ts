import type { Day } from '#base/day.ts'
import type { CandidateResult, ElectionMode } from '#domains/mediation/election.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    mediation_commune: { body_id: string; is_ethnic_area: boolean; basis: string; version: number }
    mediation_team: TeamTable
    mediator_election: ElectionTable
    mediator_candidate: CandidateTable
    mediator: MediatorTable
    mediation_review: { team_id: string; year: number; reviewed_on: Day; assessment: string; proposal: string }
  }
}

type TeamTable = {
  id: string
  body_id: string
  village_id: string
  name: string
  quota: number
  decision: string
  decided_on: Day
  ended_on: Day | null
  version: number
}

type ElectionTable = {
  id: string
  team_id: string
  held_on: Day
  mode: ElectionMode
  households: number
  attended: number | null
  seats: number
  confirmed_on: Day | null
  confirmed_by: string | null
  recognised_on: Day | null
  decision: string | null
  version: number
}

type CandidateTable = {
  id: string
  election_id: string
  name: string
  birth_year: number | null
  is_woman: boolean
  is_ethnic: boolean
  conditions: string[]
  votes: number | null
  result: CandidateResult | null
}

type MediatorTable = {
  id: string
  team_id: string
  person_id: string | null
  candidate_id: string | null
  name: string
  birth_year: number | null
  is_woman: boolean
  is_ethnic: boolean
  recognised_on: Day
  decision: string
  leader_from: Day | null
  leader_decision: string | null
  leader_to: Day | null
  released_on: Day | null
  release_ground: string | null
  release_decision: string | null
  version: number
}
