import { sql } from 'kysely'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { refusals } from '#domains/standard/rule-change.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * After a batch that says which rule set goes for a year: what is still being prepared goes over to that set and is signed anew, since
 * its indicators are others. Refused while something is with the province; what was decided keeps its set. Gives how many went over.
 */
export async function moveToYearRules(tx: Tx, change: RuleChange, now: Date): Promise<number> {
  if (!change.rows.some(({ kind, code }) => kind === 'year' || code.startsWith('NAM-'))) return 0
  const { rows } = await sql<{ id: string; year: number; state: string; ruleSetId: string }>`
    select id, year, state, rule_set as "ruleSetId" from standard_assessment
    where province_id = ${change.provinceId} and state in ('preparing', 'submitted', 'appraised') order by id for update`.execute(
    tx,
  )
  const going = new Map<number, string | null>()
  for (const year of new Set(rows.map((row) => row.year))) {
    const rule = await loadYearRule(tx, change.provinceId, year)
    going.set(year, rule?.kind === 'rules' ? rule.ruleSet.id : null)
  }
  const others = rows.filter(({ year, ruleSetId }) => going.get(year) !== ruleSetId)
  const waiting = others.filter(({ state }) => state !== 'preparing')
  if (waiting.length > 0) throw refusals.waitingOfYear(waiting.length)
  const moved = others.filter(({ year }) => going.get(year) !== null)
  for (const { id, year } of moved) {
    await sql`delete from standard_indicator where assessment_id = ${id}`.execute(tx)
    await sql`delete from standard_value where assessment_id = ${id}`.execute(tx)
    await sql`update standard_evidence set removed_at = ${now} where assessment_id = ${id} and removed_at is null`.execute(
      tx,
    )
    await sql`update standard_assessment set rule_set = ${going.get(year)}, version = version + 1 where id = ${id}`.execute(
      tx,
    )
  }
  return moved.length
}
