/** Which rule set goes for an assessment year in a province: as it read in a text itself, else as it was shipped with its mark. */
import type { RuleRow } from '#domains/standard/rule-row.ts'
import { loadRuleSet, shippedYearRule, type YearRule } from '#domains/standard/rule-sets.ts'
import type { Db } from '#platform/database/database.ts'

/** `provinceId` null: of no province, so what was shipped. undefined: nothing is known of that year. */
export async function loadYearRule(db: Db, provinceId: string | null, year: number): Promise<YearRule | undefined> {
  const found = provinceId === null ? undefined : (await listYearRows(db, provinceId)).findLast(holds(year))
  if (found === undefined) return shippedYearRule(year)
  const { row, ruleSetId } = found
  const source = `${row.document}, ${row.article}`
  if (row.isSuspended) return { kind: 'suspended', mark: 'E', source }
  return { kind: 'rules', ruleSet: loadRuleSet(ruleSetId), mark: 'E', source }
}

type YearRow = Extract<RuleRow, { kind: 'year' }>

const holds =
  (year: number) =>
  ({ row }: { row: YearRow }) =>
    row.from <= year && (row.to === null || year <= row.to)

/** Of all rule sets, in the order in which they were approved; what was taken back is left out. */
async function listYearRows(db: Db, provinceId: string): Promise<{ row: YearRow; ruleSetId: string }[]> {
  const changes = await db
    .selectFrom('standard_rule_change')
    .select(['rule_set as ruleSetId', 'rows'])
    .where('province_id', '=', provinceId)
    .where('state', '=', 'approved')
    .orderBy('approved_at')
    .orderBy('number')
    .execute()
  const standing: { row: YearRow; ruleSetId: string }[] = []
  for (const { ruleSetId, rows } of changes)
    for (const row of rows) {
      if (row.kind === 'year') standing.push({ row, ruleSetId })
      if (row.kind !== 'back') continue
      const last = standing.findLastIndex((one) => one.ruleSetId === ruleSetId && one.row.code === row.code)
      if (last >= 0) standing.splice(last, 1)
    }
  return standing
}
