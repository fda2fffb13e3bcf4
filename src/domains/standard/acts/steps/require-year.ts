import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** Refuses where the year is suspended in its province by now, or is judged by another rule set than this assessment was made with. */
export async function requireYear(
  db: Db,
  { provinceId, year, ruleSetId }: Pick<Assessment, 'provinceId' | 'year' | 'ruleSetId'>,
): Promise<void> {
  const rule = await loadYearRule(db, provinceId, year)
  if (rule?.kind === 'suspended') throw refusals.suspended(rule.source)
  if (rule?.kind === 'rules' && rule.ruleSet.id !== ruleSetId) throw refusals.otherRules
}
