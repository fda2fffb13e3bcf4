/** Which plans of the province a rule with a deadline is about, from which assessment year: our own reading, editable data. */
import facts from '#domains/standard/facts/plan-days.json' with { type: 'json' }

/** `titled`: what stands in the plan's title without tones, as a LIKE pattern; `from`: the first assessment year. */
export type PlanFeed = { rule: string; from: number; titled: string }
const planFeeds: readonly PlanFeed[] = facts

/** Of an assessment year; `any`: of whatever year, to try today's rules on it. */
export function planFeedsOf(year: number | 'any'): PlanFeed[] {
  return planFeeds.filter(({ from }) => year === 'any' || from <= year)
}

/** Codes of rules that plans feed in an assessment year. */
export const planRules = (year: number): string[] => planFeedsOf(year).map(({ rule }) => rule)
