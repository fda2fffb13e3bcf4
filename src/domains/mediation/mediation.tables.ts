import type { Day } from '#base/day.ts'
import type {
  BarGround,
  CaseState,
  CaseTopic,
  ChosenBy,
  EndReason,
  EscalationKind,
  Outcome,
  Standing,
} from '#domains/mediation/case.ts'
import type { CourtResult } from '#domains/mediation/case-together.ts'
import type { CandidateResult, ElectionMode } from '#domains/mediation/election.ts'
import type { TeamReportFigures, TeamReportState } from '#domains/mediation/team-report.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    mediation_commune: { body_id: string; is_ethnic_area: boolean; basis: string; version: number }
    mediation_team: TeamTable
    mediator_election: ElectionTable
    mediator_candidate: CandidateTable
    mediator: MediatorTable
    mediation_counter: { team_id: string; year: number; last: number }
    mediation_case: CaseTable
    mediation_co_mediator: { case_id: string; mediator_id: string; from_day: Day; left_on: Day | null }
    mediation_guest: NotedTable & { invited_on: Day }
    mediation_joint: JointTable
    mediation_court: {
      case_id: string
      filed_on: Day
      result: CourtResult | null
      result_on: Day | null
      version: number
    }
    mediation_bar: { case_id: string; mediator_id: string; ground: BarGround; noted_on: Day }
    mediation_session: NotedTable & { held_on: Day; is_open: boolean; noted_at: Date }
    mediation_agreement: { case_id: string; agreed_on: Day; sealed: string; signed_on: Day | null; version: number }
    mediation_follow_up: NotedTable & { day: Day; standing: Standing }
    mediation_escalation: NotedTable & {
      kind: EscalationKind
      found_on: Day
      reported_on: Day | null
      reported_to: string | null
      handled_on: Day | null
      handled_by: string | null
      handled_sealed: string | null
    }
    mediation_fee: FeeTable
    mediation_team_report: TeamReportTable
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
  shown_on: Day | null
  released_on: Day | null
  release_ground: string | null
  release_decision: string | null
  version: number
}

type NotedTable = { id: string; case_id: string; sealed: string; form_key: string | null; noted_by: string }

type CaseTable = {
  id: string
  team_id: string
  number: number
  year: number
  received_on: Day
  ground: string
  topic: CaseTopic
  exclusion: string | null
  state: CaseState
  sealed: string
  matter_id: string | null
  again_of: string | null
  mediator_id: string | null
  chosen_by: ChosenBy | null
  assigned_on: Day | null
  agreed_start: Day | null
  begun_on: Day | null
  ended_on: Day | null
  end_reason: EndReason | null
  outcome: Outcome | null
  end_sealed: string | null
  fulfilment: 'watching' | 'fulfilled' | 'breached' | null
  look_again_on: Day | null
  form_key: string | null
  end_key: string | null
  recorded_by: string
  version: number
}

type TeamReportTable = {
  id: string
  team_id: string
  year: number
  state: TeamReportState
  work: string
  difficulties: string
  proposal: string
  figures: Json<TeamReportFigures> | null
  submitted_on: Day | null
  submitted_by: string | null
  decided_on: Day | null
  decided_by: string | null
  return_reason: string | null
  version: number
}

type JointTable = {
  case_id: string
  team_id: string
  number: number
  year: number
  joined_on: Day
  left_on: Day | null
}

type FeeTable = {
  case_id: string
  amount: number
  requested_on: Day
  decided_on: Day | null
  is_granted: boolean | null
  reason: string | null
  decided_by: string | null
  paid_on: Day | null
  passed_on: Day | null
  version: number
}
