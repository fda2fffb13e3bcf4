import { assessmentOf } from '#domains/standard/assessment.store.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { loadYearRule, yearsNamedBy } from '#domains/standard/year-rule.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** `moving`: being prepared by another rule set than goes for their year. `waiting`: how many of those are with the province already. */
export type YearMoves = {
  moving: (Assessment & { to: RuleSet })[]
  waiting: number
  /** Of all those, in order. */
  years: number[]
}

export const noMoves: YearMoves = { moving: [], waiting: 0, years: [] }

/**
 * What a batch does, or did when it is approved, to assessments of the years that it names; other years are left alone. A year that is
 * suspended moves nothing: there is no rule set to go to.
 */
export async function listYearMoves(db: Db, change: RuleChange): Promise<YearMoves> {
  if (!namesYears(change)) return noMoves
  const isNamed = await yearsNamedBy(db, change)
  const rows = await db
    .selectFrom('standard_assessment')
    .selectAll()
    .where('province_id', '=', change.provinceId)
    .where('state', 'in', ['preparing', 'submitted', 'appraised'])
    .orderBy('id')
    .execute()
  const named = rows.map(assessmentOf).filter(({ year }) => isNamed(year))
  const going = new Map<number, RuleSet | null>()
  for (const year of new Set(named.map((one) => one.year))) {
    const rule = await loadYearRule(db, change.provinceId, year, change.state === 'approved' ? [] : [change])
    going.set(year, rule?.kind === 'rules' ? rule.ruleSet : null)
  }
  const others = named.filter(({ year, ruleSetId }) => going.get(year)?.id !== ruleSetId)
  return {
    moving: others.flatMap((one) => {
      const to = going.get(one.year)
      return one.state === 'preparing' && to ? [{ ...one, to }] : []
    }),
    waiting: others.filter(({ state }) => state !== 'preparing').length,
    years: [...new Set(others.map(({ year }) => year))].sort((one, other) => one - other),
  }
}

export function namesYears({ rows }: Pick<RuleChange, 'rows'>): boolean {
  return rows.some(({ kind, code }) => kind === 'year' || (kind === 'back' && code.startsWith('NAM-')))
}
