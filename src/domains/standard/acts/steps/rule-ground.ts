import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { listStandingRows } from '#domains/standard/rules.queries.ts'
import type { RowGround } from '#domains/standard/typed-row.ts'
import type { Db } from '#platform/database/database.ts'

/** What the rows of a batch are read against: the rule set of the province with that batch laid over it. */
export async function loadRowGround(
  db: Db,
  change: Pick<RuleChange, 'provinceId' | 'ruleSetId' | 'rows' | 'number'>,
): Promise<RowGround> {
  const { provinceId, ruleSetId } = change
  const { ruleSet } = await loadProvinceRules(db, provinceId, ruleSetId, { draft: [change] })
  const rows = await listStandingRows(db, provinceId, ruleSetId)
  return { ruleSet, shipped: loadRuleSet(ruleSetId), approvedCodes: new Set(rows.map(({ code }) => code)) }
}
