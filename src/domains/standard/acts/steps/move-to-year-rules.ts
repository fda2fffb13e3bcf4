import { sql } from 'kysely'
import { changeRuleSet } from '#domains/standard/acts/steps/change-rule-set.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { refusals } from '#domains/standard/rule-change.ts'
import { listYearMoves, namesYears } from '#domains/standard/year-moves.queries.ts'
import type { ActContext } from '#platform/acts/act.ts'

/**
 * After a batch that says which rule set goes for a year: what is still being prepared for a year that it names goes over to that set and
 * is signed anew. Refused while something of it is with the province; what was decided keeps its set. Gives how many went over.
 */
export async function moveToYearRules(context: ActContext, change: RuleChange): Promise<number> {
  if (!namesYears(change)) return 0
  const { tx } = context
  await sql`select 1 from standard_assessment where province_id = ${change.provinceId}
    and state in ('preparing', 'submitted', 'appraised') order by id for update`.execute(tx)
  const { moving, waiting } = await listYearMoves(tx, change)
  if (waiting > 0) throw refusals.waitingOfYear(waiting)
  for (const { to, ...assessment } of moving) await changeRuleSet(context, assessment, to)
  return moving.length
}
