/**
 * Bộ quy tắc chuẩn tiếp cận pháp luật: criteria → indicators → rules, each value with its source and how sure it is. Which one goes
 * is told by the year that is assessed, never by the day of the decision. A province adds what it has read in the text itself
 * (rule-change.ts); nothing unsure decides (judge.ts).
 */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import type { PostingLevels } from '#domains/standard/posting-levels.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'

export type RuleSet = {
  id: string
  /** Goes up when the shipped file changes; with the province's own version it names what judged an assessment. */
  edition: number
  name: string
  /** `points`: each indicator gives some · `pass`: each is met or not. */
  mode: 'points' | 'pass'
  fullPoints: number | null
  basis: { number: string; issuedOn: Day; mark: Mark; note: string }[]
  criteria: Criterion[]
  conditions: Condition[]
  /** Hội đồng đánh giá; null: the text has none, or was not seen. */
  council: Council | null
  recognizer: Said
  handler: Said
  deadlines: StepDeadline[]
  posting: PostingRule | null
  forms: { code: string; name: string; by: string; mark: Mark; source: string }[]
  formsNote: string
}

type Said = { name: string; mark: Mark; source: string }
type Points = { value: number; mark: Mark; source: string }

export type Criterion = {
  code: string
  name: string
  nameMark: Mark
  source: string
  points: Points | null
  indicators: Indicator[]
}

export type Indicator = {
  code: string
  name: string
  nameMark: Mark
  source: string
  points: Points | null
  /** Whether somebody has read in the text that it consists of exactly these rules; without that it decides nothing. */
  isWhole: boolean
  /** Where that was read; left out: nobody has. */
  wholeSource?: string
  rules: Rule[]
}

export type Rule = {
  code: string
  name: string
  nameMark: Mark
  test: RuleTest
  mark: Mark
  source: string
  /** What counts as one, where the test counts kinds of something. */
  kinds?: readonly string[]
  /** When it does not have to be met, with a reason; undefined: the text knows no such case. */
  notApplicable?: { label: string; mark: Mark }
}

export type Condition = { code: string; name: string; test: ConditionTest; mark: Mark; source: string }

/** `isMore`: «quá», more than that share; left out: «từ», that share is enough. */
export type Fraction = { numerator: number; denominator: number; isMore?: true }

/** null: a council, but what was read does not tell this. */
export type Council = {
  name: string
  membersMax: number | null
  /** Of the members, who have to take part. */
  quorum: Fraction | null
  /** Who have to agree: of those who take part, or with `ofMembers` of all members. */
  majority: (Fraction & { ofMembers?: true }) | null
  materialsAheadWorkingDays: number | null
  mark: Mark
  source: string
}

export type StepDeadline = { code: string; what: string; mark: Mark; source: string } & StepLimit

/**
 * `before`: «trước ngày» (MM-DD) of the year after, strictly · `workingDays`: within, from what the words say, or from a day of the
 * assessment that is known (`from`), which gives the step its last day · `aheadWorkingDays`: that
 * many before what the words say · `days`: it lasts at least so many calendar days.
 */
export type StepLimit =
  | { before: string }
  | { workingDays: number; from?: StepStart }
  | { aheadWorkingDays: number }
  | { days: number }

/** Days of an assessment from which a step counts. */
export const stepStarts = { returned: 'ngày bị trả lại', decided: 'ngày ký quyết định' } as const
export type StepStart = keyof typeof stepStarts

export type PostingRule = PostingLevels & { mark: Mark; source: string }

/** A rule with the indicator and criterion it stands in. */
export type PlacedRule = { rule: Rule; indicator: Indicator; criterion: Criterion }

export function rulesOf({ criteria }: Pick<RuleSet, 'criteria'>): PlacedRule[] {
  return criteria.flatMap((criterion) =>
    criterion.indicators.flatMap((indicator) => indicator.rules.map((rule) => ({ rule, indicator, criterion }))),
  )
}

/** When a rule does not have to be met, where somebody read that in the text; undefined: nobody did, or the text knows no such case. */
export function sureExemption({ notApplicable }: Rule): Rule['notApplicable'] {
  return notApplicable !== undefined && decides(notApplicable.mark) ? notApplicable : undefined
}

export function indicatorsOf({ criteria }: Pick<RuleSet, 'criteria'>): Indicator[] {
  return criteria.flatMap(({ indicators }) => indicators)
}

export function findIndicator(ruleSet: Pick<RuleSet, 'criteria'>, code: string): Indicator | undefined {
  return indicatorsOf(ruleSet).find((indicator) => indicator.code === code)
}

/** Of whatever has this code. */
export function nameOfItem({ criteria, conditions, deadlines }: RuleSet, code: string): string | undefined {
  const named = [
    ...criteria,
    ...indicatorsOf({ criteria }),
    ...rulesOf({ criteria }).map(({ rule }) => rule),
    ...conditions,
  ]
  return named.find((one) => one.code === code)?.name ?? deadlines.find((step) => step.code === code)?.what
}

/** «TC2.CT4» → «2.4». */
export function showCode(code: string): string {
  return code.replace(/^TC(\d+)\.CT/u, '$1.').replace(/^TC/u, '')
}
