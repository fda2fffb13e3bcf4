/** Bộ dữ liệu của Bộ about the standard: what a year is assessed by in a province, and what was decided of its communes. */
import { sql } from 'kysely'
import { findRulesOfYear } from '#domains/standard/year-rule.queries.ts'
import type { DataCell } from '#domains/statistics/data-file.ts'
import type { Db } from '#platform/database/database.ts'

type Asked = { provinceId: string; year: number }

export const standardDatasets = {
  /** Each indicator of the rule set of the year, with what the province entered; none in a year without rules. */
  async criteria(db: Db, { provinceId, year }: Asked): Promise<Record<string, DataCell>[]> {
    const rules = await findRulesOfYear(db, provinceId, year)
    if (rules === undefined) return []
    const { ruleSet } = rules
    return ruleSet.criteria.flatMap((criterion) =>
      criterion.indicators.map((indicator) => ({
        ruleSet: ruleSet.id,
        criterion: criterion.code,
        criterionName: criterion.name,
        indicator: indicator.code,
        indicatorName: indicator.name,
        mark: indicator.nameMark,
      })),
    )
  },

  /** Decided assessments alone: what is still being judged leaves the house for nobody. */
  async assessed(db: Db, { provinceId, year }: Asked): Promise<Record<string, DataCell>[]> {
    const { rows } = await sql<Record<string, DataCell>>`
      select place.full_name as place, a.rule_set as "ruleSet", a.outcome, a.decision_number as decision,
        to_char(a.decided_on, 'YYYY-MM-DD') as "decidedOn"
      from standard_assessment a join place on place.id = a.place_id
      where a.province_id = ${provinceId} and a.year = ${year} and a.state = 'decided' order by place.sort_key, a.id`.execute(
      db,
    )
    return rows
  },
}
