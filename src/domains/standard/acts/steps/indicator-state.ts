import { type Assessment, type IndicatorState, refusals } from '#domains/standard/assessment.ts'
import type { JudgedIndicator } from '#domains/standard/judge.ts'
import { emptyIndicator, type Judging, judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import type { Tx } from '#platform/database/database.ts'

/** What people said of an indicator, and how it is judged now; refused when the rule set has none such. */
export async function indicatorStateIn(
  tx: Tx,
  assessment: Assessment,
  code: string,
): Promise<{ state: IndicatorState; judged: JudgedIndicator; judging: Judging }> {
  const judging = await judgeNow(tx, assessment)
  const judged = judging.judgment.criteria.flatMap(({ indicators }) => indicators).find((one) => one.code === code)
  if (judged === undefined) throw refusals.notFound
  const state = (await listIndicatorStates(tx, assessment.id)).get(code) ?? emptyIndicator(code)
  return { state, judged, judging }
}
