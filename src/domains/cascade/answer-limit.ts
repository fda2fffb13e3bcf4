/**
 * Thời hạn ban hành kế hoạch của cấp dưới: which rules are known, on what they rest and how sure they are. A rule that
 * nobody has compared with the text of the law is shown with its mark and decides nothing; when an edition of the facts
 * marks it as seen, it decides without a change of code.
 */
import { z } from 'zod'
import { type Day, isDay } from '#base/day.ts'
import { type Calendar, type CalendarDoubt, showDoubt } from '#domains/calendar/calendar.ts'
import { lastDayOf } from '#domains/calendar/time-limit.ts'
import limits from '#domains/cascade/facts/answer-limits.json' with { type: 'json' }

/** S: seen in the official text · A: text of a law, compared · T: told by a third party · R: remembered. */
export type Mark = 'S' | 'A' | 'T' | 'R'

export type AnswerLimit = {
  id: string
  what: string
  count: number
  unit: 'working-days' | 'days' | 'weeks' | 'months'
  /** The days on which a plan must have been issued for the rule to count from. */
  effectiveFrom: Day
  effectiveTo: Day | null
  basis: string
  mark: Mark
}

export type RuleDue = { limit: AnswerLimit; day: Day; doubts: CalendarDoubt[] }

/** The last day to answer a plan issued on this day, by the rule in force then; undefined when none is known. */
export function ruleDueOf(
  issuedOn: Day | null,
  calendar: Calendar,
  known: readonly AnswerLimit[] = answerLimits,
): RuleDue | undefined {
  if (issuedOn === null) return undefined
  const limit = known.find(
    (one) => one.effectiveFrom <= issuedOn && (one.effectiveTo === null || issuedOn <= one.effectiveTo),
  )
  if (limit === undefined) return undefined
  const { day, doubts } = lastDayOf(limit, issuedOn, calendar)
  return { limit, day, doubts }
}

export function isVerified(limit: Pick<AnswerLimit, 'mark'>): boolean {
  return limit.mark === 'S' || limit.mark === 'A'
}

export const markNames: Record<Mark, string> = {
  S: 'đã đối chiếu văn bản',
  A: 'đã đối chiếu văn bản',
  T: 'chưa kiểm chứng',
  R: 'chưa kiểm chứng',
}

const unitNames: Record<AnswerLimit['unit'], string> = {
  'working-days': 'ngày làm việc',
  days: 'ngày',
  weeks: 'tuần',
  months: 'tháng',
}

/** «7 ngày làm việc, chưa kiểm chứng». */
export function showLimit(limit: AnswerLimit): string {
  return `${limit.count} ${unitNames[limit.unit]}, ${markNames[limit.mark]}`
}

/** What the day rests on that is not sure, as sentences. */
export function showRuleDoubts(due: RuleDue): string[] {
  return due.doubts.map(showDoubt)
}

const dayText = z.string().refine(isDay)

/** Parsed when the system starts: a broken edition of the facts stops it, and is not found out by an officer. */
export const answerLimits: readonly AnswerLimit[] = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      what: z.string().min(1),
      count: z.number().int().positive().max(2000),
      unit: z.enum(['working-days', 'days', 'weeks', 'months']),
      effectiveFrom: dayText,
      effectiveTo: dayText.nullable(),
      basis: z.string().min(1),
      mark: z.enum(['S', 'A', 'T', 'R']),
    }),
  )
  .parse(limits)
