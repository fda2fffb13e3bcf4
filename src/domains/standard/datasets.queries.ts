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

  /** Decided assessments and results that were taken over: what is still being judged leaves the house for nobody. */
  async assessed(db: Db, { provinceId, year }: Asked): Promise<Record<string, DataCell>[]> {
    const { rows } = await sql<Record<string, DataCell>>`
      select place.full_name as place, found.rule_set as "ruleSet", found.outcome, found.decision_number as decision,
        to_char(found.decided_on, 'YYYY-MM-DD') as "decidedOn"
      from (
        select a.place_id, a.rule_set, a.outcome, a.decision_number, a.decided_on from standard_assessment a
        where a.province_id = ${provinceId} and a.year = ${year} and a.state = 'decided'
        union all
        select r.place_id, null, r.outcome, r.decision_number, r.decided_on from standard_past_result r
        where r.province_id = ${provinceId} and r.year = ${year} and r.outcome <> 'excluded'
          and not exists (select 1 from standard_assessment a where a.place_id = r.place_id and a.year = r.year)
      ) found join place on place.id = found.place_id order by place.sort_key, place.id`.execute(db)
    return rows
  },
}
