import type { JudgeInputs } from '#domains/standard/judge.ts'
import { isTaken } from '#domains/standard/recorded-values.queries.ts'
import { type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import { type Db, json } from '#platform/database/database.ts'

/**
 * Keeps what records count today beside what was typed of these indicators: they were signed on it. `compared`: all values, as recounting
 * gives them; what was taken from records is left as it is.
 */
export async function keepCompared(
  db: Db,
  assessmentId: string,
  ruleSet: Pick<RuleSet, 'criteria'>,
  compared: JudgeInputs['values'],
  indicators: ReadonlySet<string>,
): Promise<void> {
  for (const { rule, indicator } of rulesOf(ruleSet)) {
    const value = compared[rule.code]
    if (value === undefined || isTaken(value) || !indicators.has(indicator.code)) continue
    await db
      .updateTable('standard_value')
      .set({ value: json(value) })
      .where('assessment_id', '=', assessmentId)
      .where('rule_code', '=', rule.code)
      .execute()
  }
}
