/** What the pages of an assessment and of an indicator are given. */
import type { IndicatorState } from '#domains/standard/assessment.ts'
import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import type { DisqualifyingEvent } from '#domains/standard/disqualifying-event.ts'
import type { FlaggedEvidence } from '#domains/standard/evidence.queries.ts'
import type { EvidenceRecord } from '#domains/standard/evidence-records.queries.ts'
import type { JudgedIndicator, Judgment } from '#domains/standard/judge.ts'
import type { StoredValue } from '#domains/standard/judging.queries.ts'
import type { Block } from '#domains/standard/look-ahead.ts'
import type { LookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import type { RuleLink } from '#domains/standard/measure-map.ts'
import type { Recounted } from '#domains/standard/recorded-values.queries.ts'
import type { Indicator, RuleSet } from '#domains/standard/rule-set.ts'
import type { ProgrammeLink } from '#domains/standard/rule-sets.ts'
import type { SinceSubmitted } from '#domains/standard/since-submitted.ts'

export type Can = { assess: boolean; submit: boolean; appraise: boolean; decide: boolean; noteEvents: boolean }

export type AssessmentProps = {
  assessment: NamedAssessment
  ruleSet: RuleSet
  versionName: string
  judgment: Judgment
  /** By today's records while it is prepared, as `blocks` are. */
  outcome: Judgment['outcome']
  states: ReadonlyMap<string, IndicatorState>
  owners: ReadonlyMap<string, string>
  /** What is missing; empty once it was submitted. */
  blocks: Block[]
  /** Indicators that are signed and appraised by themselves. */
  alone: LookedAtAlone[]
  /** Of them, those that were signed while what was typed did not differ from records: they are signed again before it is submitted. */
  newlyAgainst: string[]
  events: DisqualifyingEvent[]
  programmes: ProgrammeLink[]
  /** The rule set that goes for its year by now, where that is another one and nothing is decided. */
  otherRules: RuleSet | null
  /** Figures taken from records that are others today, while nothing is decided. */
  recounted: Recounted | null
  /** What people entered of conditions, by code. */
  conditionValues: ReadonlyMap<string, StoredValue>
  /** Of indicators and conditions. */
  evidence: FlaggedEvidence[]
  sizeMbMax: number
  can: Can
}

export type IndicatorProps = {
  assessment: NamedAssessment
  ruleSet: RuleSet
  indicator: Indicator
  judged: JudgedIndicator
  state: IndicatorState
  /** What is missing of the assessment; empty once it was submitted. */
  blocks: Block[]
  ownerName: string | null
  signedByName: string | null
  reviewedByName: string | null
  values: ReadonlyMap<string, StoredValue>
  links: ReadonlyMap<string, RuleLink[]>
  /** By rule, once it was submitted. */
  sinceSubmitted: ReadonlyMap<string, SinceSubmitted[]>
  /** Rules that records can tell something of. */
  fed: ReadonlySet<string>
  evidence: FlaggedEvidence[]
  /** What can be taken as evidence without a file; empty for who may not change. */
  records: EvidenceRecord[]
  officers: { id: string; name: string }[]
  isOwner: boolean
  can: Can
  sizeMbMax: number
}
