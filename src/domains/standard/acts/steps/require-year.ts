import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * Refuses where the year is suspended in its province by now, or is judged by another rule set than this assessment was made with: a
 * commune takes that one up itself, the province gives it back for that.
 */
export async function requireYear(
  db: Db,
  { provinceId, year, ruleSetId, state }: Pick<Assessment, 'provinceId' | 'year' | 'ruleSetId' | 'state'>,
): Promise<void> {
  const rule = await loadYearRule(db, provinceId, year)
  if (rule?.kind === 'suspended') throw refusals.suspended(rule.source)
  if (rule?.kind === 'rules' && rule.ruleSet.id !== ruleSetId)
    throw state === 'preparing' ? refusals.otherRules : refusals.otherRulesSince
}
