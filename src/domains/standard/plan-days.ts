/** Which plans of the province a rule with a deadline is about, from which assessment year: our own reading, editable data. */
import facts from '#domains/standard/facts/plan-days.json' with { type: 'json' }

/** `titled`: what stands in the plan's title without tones, as a LIKE pattern; `from`: the first assessment year. */
type PlanFeed = { rule: string; from: number; titled: string }
export const planFeeds: readonly PlanFeed[] = facts

/** Codes of rules that plans feed in an assessment year. */
export function planRules(year: number): string[] {
  return planFeeds.filter(({ from }) => from <= year).map(({ rule }) => rule)
}
