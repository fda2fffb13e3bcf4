/** Which rule set goes for an assessment year in a province: as it read in a text itself, else as it was shipped with its mark. */

import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { type ProvinceRules, standing } from '#domains/standard/lay-over.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import { loadRuleSet, shippedYearRule, type YearRule } from '#domains/standard/rule-sets.ts'
import type { Db } from '#platform/database/database.ts'

type RowsOfSet = Pick<RuleChange, 'ruleSetId' | 'rows'>
type YearRow = Extract<RuleRow, { kind: 'year' }>

/**
 * `provinceId` null: of no province, so what was shipped. `draft`: a batch that is not approved yet, to see what it would do. undefined:
 * nothing is known of that year.
 */
export async function loadYearRule(
  db: Db,
  provinceId: string | null,
  year: number,
  draft: readonly RowsOfSet[] = [],
): Promise<YearRule | undefined> {
  const changes = provinceId === null ? [] : [...(await listApproved(db, provinceId)), ...draft]
  const rows = changes.flatMap((change) => change.rows.map((row) => ({ ...row, ruleSetId: change.ruleSetId })))
  const found = standing(rows, ({ ruleSetId, code }) => `${ruleSetId} ${code}`)
    .filter((row) => row.kind === 'year')
    .findLast((row) => holds(row, year))
  if (found === undefined) return shippedYearRule(year)
  const source = `${found.document}, ${found.article}`
  if (found.isSuspended) return { kind: 'suspended', mark: 'E', source }
  return { kind: 'rules', ruleSet: loadRuleSet(found.ruleSetId), mark: 'E', source }
}

/** The rules of a province for an assessment year; undefined: nothing is known of that year, or nobody is assessed in it. */
export async function findRulesOfYear(db: Db, provinceId: string, year: number): Promise<ProvinceRules | undefined> {
  const rule = await loadYearRule(db, provinceId, year)
  return rule?.kind === 'rules' ? loadProvinceRules(db, provinceId, rule.ruleSet.id, { year }) : undefined
}

/** Gives whether a batch names a year: in a row of its own, or in one that it takes back. */
export async function yearsNamedBy(
  db: Db,
  { provinceId, ruleSetId, rows }: Pick<RuleChange, 'provinceId' | 'ruleSetId' | 'rows'>,
): Promise<(year: number) => boolean> {
  const takenBack = new Set(rows.filter(({ kind }) => kind === 'back').map(({ code }) => code))
  const before = (await listApproved(db, provinceId))
    .filter((change) => change.ruleSetId === ruleSetId)
    .flatMap((change) => change.rows.filter(({ code }) => takenBack.has(code)))
  const named = [...rows, ...before].filter((row) => row.kind === 'year')
  return (year) => named.some((row) => holds(row, year))
}

const holds = ({ from, to }: YearRow, year: number) => from <= year && (to === null || year <= to)

/** Of all rule sets, in the order in which they were approved. */
async function listApproved(db: Db, provinceId: string): Promise<RowsOfSet[]> {
  return db
    .selectFrom('standard_rule_change')
    .select(['rule_set as ruleSetId', 'rows'])
    .where('province_id', '=', provinceId)
    .where('state', '=', 'approved')
    .orderBy('approved_at')
    .orderBy('number')
    .execute()
}
