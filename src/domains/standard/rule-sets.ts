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
  /** `district`: a programme of the unit in which the commune lay; all its communes must be recognised. */
  of: 'commune' | 'district'
  /** The year in which the programme is looked at. */
  year: number
}

/**
 * Which indicators of other programmes lean on the recognition of a year, for a kind of commune. One that «uses the year before» is looked
 * at in the year after the recognition. Nothing leans on a year that was not decided as recognised: `outcome` says how it was.
 */
export function programmesOf(year: number, placeKind: string, outcome: string | null): ProgrammeLink[] {
  if (outcome !== 'recognised') return []
  return programmes.flatMap(({ from, to, units, uses, programme, code, name, law, mark, of }) => {
    const looked = uses === 'year-before' ? year + 1 : year
    if (looked < from || looked > to || !units.includes(placeKind)) return []
    return [{ programme, code, name, law, mark: mark as Mark, of: of as ProgrammeLink['of'], year: looked }]
  })
}

/** «Phường, thị trấn đạt chuẩn đô thị văn minh, chỉ tiêu 9.5 (năm 2024)»; a district's says that it asks for all of its communes. */
export function nameProgramme({ programme, code, of, year }: ProgrammeLink): string {
  return `${programme}, chỉ tiêu ${code} (xét năm ${year}${of === 'district' ? ', cùng mọi xã, phường khác trong địa bàn' : ''})`
}
