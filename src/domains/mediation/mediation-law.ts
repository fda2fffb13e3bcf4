/** What the law says about teams and mediators, as facts with days, sources and a mark of how sure they are. */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import clocks from '#domains/mediation/facts/case-clocks.json' with { type: 'json' }
import electionRules from '#domains/mediation/facts/election-rules.json' with { type: 'json' }
import gate from '#domains/mediation/facts/gate.json' with { type: 'json' }
import grounds from '#domains/mediation/facts/grounds.json' with { type: 'json' }
import conditions from '#domains/mediation/facts/mediator-conditions.json' with { type: 'json' }
import releaseGrounds from '#domains/mediation/facts/release-grounds.json' with { type: 'json' }
import teamRules from '#domains/mediation/facts/team-rules.json' with { type: 'json' }

export type LawFact = {
  id: string
  what: string
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day | null
  /** Both days included. */
  effectiveTo: Day | null
}

export type TeamRule = LawFact & { count: number }
export type ClockRule = LawFact & { count: number; unit: 'days' | 'working-days' | 'months' }
type ElectionRule = LawFact & { numerator: number; denominator: number }

/** Those that hold on a day and are sure enough to decide. */
export function holding<Fact extends LawFact>(facts: readonly Fact[], day: Day): Fact[] {
  return facts.filter(
    ({ mark, effectiveFrom, effectiveTo }) =>
      decides(mark) && (effectiveFrom === null || effectiveFrom <= day) && (effectiveTo === null || day <= effectiveTo),
  )
}

export const teamRulesOn = (day: Day): TeamRule[] => holding(teamRules as readonly TeamRule[], day)
export const conditionsOn = (day: Day): LawFact[] => holding(conditions as readonly LawFact[], day)
export const releaseGroundsOn = (day: Day): LawFact[] => holding(releaseGrounds as readonly LawFact[], day)

/** The share of all households that must agree; a fault where no law of the day says it. */
export function electionRuleOn(day: Day): ElectionRule {
  const [rule] = holding(electionRules as readonly ElectionRule[], day)
  if (rule === undefined) throw new Error(`No rule of elections on ${day}.`)
  return rule
}

/** «35/2013/QH13, Điều 7». */
export function showSource({ law, article }: Pick<LawFact, 'law' | 'article'>): string {
  return `${law}, ${article}`
}

export function releaseGroundName(id: string): string {
  return (releaseGrounds as readonly LawFact[]).find((ground) => ground.id === id)?.what ?? id
}

/** What may not be mediated here (Điều 3), or is the work of others (Điều 1); a person decides whether it is so. */
export const exclusionsOn = (day: Day): LawFact[] => holding(gate as readonly LawFact[], day)
export const caseGroundsOn = (day: Day): LawFact[] => holding(grounds as readonly LawFact[], day)

/** A time limit of the day, sure or not; what is not sure makes nothing late. undefined where no law of the day gave one. */
export function clockRuleOn(id: 'start' | 'court' | 'fee-decide' | 'fee-pass', day: Day): ClockRule | undefined {
  return (clocks as readonly ClockRule[]).find(
    (one) =>
      one.id === id &&
      (one.effectiveFrom === null || one.effectiveFrom <= day) &&
      (one.effectiveTo === null || day <= one.effectiveTo),
  )
}

export function factName(id: string): string {
  return ([...gate, ...grounds] as readonly LawFact[]).find((fact) => fact.id === id)?.what ?? id
}
