import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type {
  AssessmentState,
  ExcludedGround,
  FrozenAssessment,
  IndicatorState,
  Outcome,
  SelfVerdict,
  TakenRecords,
} from '#domains/standard/assessment.ts'
import type { EvidenceKind } from '#domains/standard/evidence.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import type { Meeting, Member, Vote } from '#domains/standard/meeting.ts'
import type { PastOutcome, PastResult } from '#domains/standard/past-result.ts'
import type { PostingChannel } from '#domains/standard/posting-levels.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { EventKind, EventRole, Sanction } from '#domains/standard/rule-test.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    standard_rule_change: {
      id: string
      province_id: string
      rule_set: string
      state: RuleChange['state']
      rows: Json<RuleRow[]>
      writer_ids: string[]
      returned_why: string
      approved_by: string | null
      approved_at: Date | null
      number: number | null
      version: number
    }
    standard_assessment: {
      id: string
      place_id: string
      province_id: string
      body_id: string
      year: number
      rule_set: string
      state: AssessmentState
      returned_why: string
      returned_at: Date | null
      excluded_why: string
      excluded_ground: ExcludedGround | null
      submitted_by: string | null
      submitted_at: Date | null
      frozen: Json<FrozenAssessment> | null
      appraised_by: string | null
      appraisal_note: string
      decided_by: string | null
      outcome: Outcome | null
      decision_number: string
      decided_on: Day | null
      decision_why: string
      version: number
    }
    standard_indicator: {
      assessment_id: string
      code: string
      owner_id: string | null
      owner_since: Date | null
      due_on: Day | null
      self: SelfVerdict | null
      self_points: number | null
      self_why: string
      signed_by: string | null
      signed_at: Date | null
      review: IndicatorState['review']
      review_points: number | null
      review_why: string
      reviewed_by: string | null
    }
    standard_value: {
      assessment_id: string
      rule_code: string
      value: Json<RuleValue>
      why: string
      entered_by: string | null
      entered_at: Date
      as_of: Day | null
      records: Json<TakenRecords> | null
      took_over: Generated<string[]>
    }
    standard_evidence: {
      id: string
      assessment_id: string
      indicator_code: string
      kind: Generated<EvidenceKind>
      title: string
      dated_on: Day
      file_id: string | null
      link: string
      kept_by: Generated<string>
      added_by: string
      added_at: Date
      removed_at: Date | null
    }
    standard_set_aside: {
      assessment_id: string
      rule_set: string
      set_aside_at: Date
      indicators: Json<object[]>
      figures: Json<object[]>
      evidence_ids: string[]
    }
    standard_posting: {
      id: string
      assessment_id: string
      channel: PostingChannel
      from_day: Day
      to_day: Day
      times: number | null
      place: string
      noted_by: string
      noted_at: Date
    }
    standard_comment: {
      id: string
      assessment_id: string
      said_by: string
      said_on: Day
      words: string
      reply: string
      replied_by: string | null
      replied_on: Day | null
      noted_by: string
      noted_at: Date
    }
    standard_council_call: {
      id: string
      province_id: string
      year: number
      meets_on: Day
      place: string
      person_ids: string[]
      called_by: string
      called_at: Date
    }
    standard_meeting: {
      id: string
      province_id: string
      year: number
      held_on: Day
      mode: Meeting['mode']
      members: Json<Member[]>
      minutes: string
      votes: Json<Vote[]>
      noted_by: string
      noted_at: Date
      withdrawn_at: Generated<Date | null>
      withdrawn_by: Generated<string | null>
      withdrawn_why: Generated<string>
    }
    standard_past_result: {
      place_id: string
      year: number
      province_id: string
      outcome: PastOutcome
      decision_number: string
      decided_on: Day | null
      total: number | null
      note: string
      imported_by: string
      imported_at: Date
      approved_by: string | null
    }
    standard_past_waiting: {
      province_id: string
      id: string
      results: Json<PastResult[]>
      written_by: string
      written_at: Date
    }
    standard_event: {
      id: string
      place_id: string
      body_id: string
      role: EventRole
      kind: EventKind
      sanction: Sanction | null
      in_duty: boolean
      decision: string
      decided_on: Day
      entered_by: string
      entered_at: Date
      withdrawn_at: Date | null
      withdrawn_why: string
    }
  }
}
