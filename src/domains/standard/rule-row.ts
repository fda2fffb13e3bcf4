/**
 * Một dòng giá trị that an officer of a province read in a text: what stands at which code, where, and from which day. Codes of what a rule
 * set has only one of are fixed here.
 */
import type { Day } from '#base/day.ts'
import type { PostingLevels } from '#domains/standard/posting-levels.ts'
import type { Council, StepLimit } from '#domains/standard/rule-set.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'

export type RuleRow = RowSource &
  (
    | {
        kind: 'rule'
        code: string
        under: string
        name: string
        test: RuleTest
        mayNotApply: boolean
        /** When it does not apply; left out: as somebody read it before. */
        unless?: string
        /** What counts as one, where kinds of something are counted; left out: as somebody read it before. */
        kinds?: string[]
      }
    /** The text has no such rule, condition, council or posting. */
    | { kind: 'absent'; code: string }
    /** The value of this code that was approved last is taken back: what stood before goes again. */
    | { kind: 'back'; code: string }
    /** The indicator consists of exactly the rules entered; with its points where the rule set gives some. */
    | { kind: 'whole'; code: string; name: string; points: number | null }
    | { kind: 'condition'; code: string; name: string; test: ConditionTest }
    /** The most points of a criterion. */
    | { kind: 'criterion'; code: string; name: string; points: number }
    | ({ kind: 'step'; code: string; what: string } & StepLimit)
    | ({ kind: 'council'; code: string } & Omit<Council, 'mark' | 'source'>)
    | { kind: 'posting'; code: string; levels: PostingLevels }
    /** Who recognises, or who takes in the papers. */
    | { kind: 'authority'; code: string; name: string }
    /** Assessment years that this rule set judges, or in which nobody is assessed. `to` null: from then on. */
    | { kind: 'year'; code: string; from: number; to: number | null; isSuspended: boolean }
  )

/** Where it stands in the text, and from which day that text goes. */
export type RowSource = { document: string; article: string; fromDay: Day }

export const councilCode = 'HOI-DONG'
export const postingCode = 'NIEM-YET'
export const recognizerCode = 'NGUOI-CONG-NHAN'
export const handlerCode = 'NOI-NHAN'
/** Codes of steps that a province names; those of the shipped rule set may be entered as well. */
export const stepCodes: readonly string[] = Array.from({ length: 9 }, (_, index) => `B${index + 1}`)
export const yearCode = (from: number) => `NAM-${from}`
