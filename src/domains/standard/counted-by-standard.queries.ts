import { sql } from 'kysely'
import { dayAt, showDay } from '#base/day.ts'
import { whereStandard } from '#domains/standard/assessment.store.ts'
import { feedsOf, measuresOf, windowOf } from '#domains/standard/measure-map.ts'
import { rulesOf, showCode } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { AskedRecord, CountedElsewhere } from '#domains/statistics/counting.queries.ts'
import { fallsWithin } from '#domains/statistics/measure.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

type TakenRow = { id: string; year: number; ruleSet: string; placeName: string; rule: string; takenAt: Date }

/**
 * Chỉ tiêu nào của chuẩn tiếp cận pháp luật lấy số từ một bản ghi: rules whose numbers were taken from records, where a measure that feeds
 * them counts this record in the days up to when they were taken.
 */
export async function countedByStandard(db: Db, actor: Actor, record: AskedRecord): Promise<CountedElsewhere[]> {
  const above = sql`array(select above.id from body above
    where (select own.path from body own where own.id = ${record.bodyId}) like above.path || '%')`
  const { rows } = await sql<TakenRow>`
    select a.id, a.year, a.rule_set as "ruleSet", place.full_name as "placeName", v.rule_code as rule, v.entered_at as "takenAt"
    from standard_value v join standard_assessment a on a.id = v.assessment_id join body on body.id = a.body_id
      join place on place.id = a.place_id
    where (a.body_id = any(${above}) or v.took_over && ${above})
      and v.value ->> 'source' = 'records' and ${whereStandard(actor, 'read standard', 'a')}
    order by a.year desc, v.rule_code limit 200`.execute(db)
  return rows.flatMap(({ id, year, ruleSet, placeName, rule, takenAt }) => {
    const taken = dayAt(takenAt)
    const ids = new Set(measuresOf(feedsOf(year).filter((feed) => feed.rule === rule)))
    const placed = rulesOf(loadRuleSet(ruleSet)).find((one) => one.rule.code === rule)
    const counts = record.measures.some((one) => ids.has(one.id) && fallsWithin(one, windowOf(year, taken)))
    if (placed === undefined || !counts) return []
    return [
      {
        term: `Chuẩn tiếp cận pháp luật năm ${year}, ${placeName}`,
        sentence: `Chỉ tiêu ${showCode(placed.indicator.code)}, quy tắc ${rule}: số lấy từ hồ sơ ngày ${showDay(taken)}`,
        href: standardPaths.indicator(id, placed.indicator.code),
      },
    ]
  })
}
