/** The shipped rule sets, and which one goes for which year. */
import type { Mark } from '#domains/library/document.ts'
import programmes from '#domains/standard/facts/programmes.json' with { type: 'json' }
import ruleSet25 from '#domains/standard/facts/tcpl-25-2021.json' with { type: 'json' }
import ruleSet27 from '#domains/standard/facts/tcpl-27-2025.json' with { type: 'json' }
import ruleSet619 from '#domains/standard/facts/tcpl-619-2017.json' with { type: 'json' }
import years from '#domains/standard/facts/years.json' with { type: 'json' }
import type { RuleSet } from '#domains/standard/rule-set.ts'

const shipped = [ruleSet619, ruleSet25, ruleSet27] as unknown as readonly RuleSet[]

export const ruleSets: readonly RuleSet[] = shipped

/** The first year that is assessed here; results of earlier years are taken over as decided, for communes of then. */
export const assessedFrom = 2026

export type YearRule =
  | { kind: 'rules'; ruleSet: RuleSet; mark: Mark; source: string }
  /** The year is not assessed at all. */
  | { kind: 'suspended'; mark: Mark; source: string }

/** What goes for an assessment year where no province has read it; undefined: nothing is known. @law 25/2021/QĐ-TTg, Điều 8 khoản 3 */
export function shippedYearRule(year: number): YearRule | undefined {
  const found = years.find(({ from, to }) => from <= year && (to === null || year <= to))
  if (found === undefined) return undefined
  const { source } = found
  const mark = found.mark as Mark
  if (found.ruleSet === null) return { kind: 'suspended', mark, source }
  return { kind: 'rules', ruleSet: loadRuleSet(found.ruleSet), mark, source }
}

/** A fault where there is none: ids come from our own rows. */
export function loadRuleSet(id: string): RuleSet {
  const found = shipped.find((ruleSet) => ruleSet.id === id)
  if (found === undefined) throw new Error(`No rule set ${id}.`)
  return found
}

export type ProgrammeLink = {
  programme: string
  code: string
  name: string
  law: string
  mark: Mark
}

/** Which indicators of other programmes lean on the recognition of a year, for a kind of commune. */
export function programmesOf(year: number, placeKind: string): ProgrammeLink[] {
  return programmes
    .filter(({ from, to, units }) => from <= year && year <= to && units.includes(placeKind))
    .map(({ programme, code, name, law, mark }) => ({ programme, code, name, law, mark: mark as Mark }))
}
