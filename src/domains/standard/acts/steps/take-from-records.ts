import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { listValues, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { measuresOf } from '#domains/standard/measure-map.ts'
import {
  countRecorded,
  isSameInputs,
  isTaken,
  listGone,
  type RecordsCounted,
} from '#domains/standard/recorded-values.queries.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { takenRecordsMax } from '#domains/standard/since-submitted.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { json } from '#platform/database/database.ts'

/**
 * Puts what records tell today, with the day and the records that were counted. `open`: where figures were taken from records or nobody
 * entered any; `taken`: where they were taken from measures alone; a rule: that one alone, also over what was entered by hand. A signature
 * given on another figure lapses, and so does a taken figure of which records tell nothing any more. `counted`: what was counted already in
 * this act. Answers with which rules were taken, and of which the figure changed or went.
 */
export async function takeFromRecords(
  { tx, now, today }: Pick<ActContext, 'tx' | 'now' | 'today'>,
  assessment: Assessment,
  which: 'open' | 'taken' | { rule: string },
  counted?: RecordsCounted,
): Promise<{ taken: string[]; changed: string[] }> {
  const rule = typeof which === 'string' ? undefined : which.rule
  const { provinceId, ruleSetId, year } = assessment
  const { ruleSet } = await loadProvinceRules(tx, provinceId, ruleSetId, { year })
  const { values, feeds, scope, posted, planned } =
    counted ?? (await countRecorded(tx, assessment, ruleSet, { today, only: rule }))
  const stored = await listValues(tx, assessment.id)
  const gone = which === 'taken' ? [] : listGone(ruleSet, stored, values).filter((code) => code === (rule ?? code))
  if (rule !== undefined && gone.length === 0 && Object.keys(values.get(rule)?.inputs ?? {}).length === 0)
    throw refusals.noRecords
  const ids = new Map<MeasureId, string[]>()
  for (const id of measuresOf(feeds))
    ids.set(
      id,
      (await listMeasure(tx, id, scope, { limit: takenRecordsMax })).map((record) => record.id),
    )
  const indicators = new Map(rulesOf(ruleSet).map(({ rule, indicator }) => [rule.code, indicator.code]))
  const rows = [...values].filter(([code]) => {
    const before = stored.get(code)?.value
    if (!indicators.has(code)) return false
    if (which === 'taken') return isTaken(before) && !posted.inputs.has(code)
    return before === undefined || isTaken(before) || code === rule
  })
  if (rows.length > 0)
    await tx
      .insertInto('standard_value')
      .values(
        rows.map(([rule_code, value]) => ({
          assessment_id: assessment.id,
          rule_code,
          value: json({ kind: 'inputs', source: 'records', ...value } satisfies RuleValue),
          why: '',
          entered_by: null,
          entered_at: now,
          as_of: scope.to,
          took_over: posted.inputs.has(rule_code) ? [] : scope.tookOver,
          records: json(
            posted.inputs.has(rule_code)
              ? { postings: posted.postingIds }
              : planned.has(rule_code)
                ? { demands: planned.get(rule_code)!.demands.map(({ id }) => id) }
                : Object.fromEntries(
                    measuresOf(feeds.filter((feed) => feed.rule === rule_code)).map((id) => [id, ids.get(id)!]),
                  ),
          ),
        })),
      )
      .onConflict((on) =>
        on.columns(['assessment_id', 'rule_code']).doUpdateSet((row) => ({
          value: row.ref('excluded.value'),
          why: row.ref('excluded.why'),
          entered_by: row.ref('excluded.entered_by'),
          entered_at: row.ref('excluded.entered_at'),
          as_of: row.ref('excluded.as_of'),
          took_over: row.ref('excluded.took_over'),
          records: row.ref('excluded.records'),
        })),
      )
      .execute()
  if (gone.length > 0)
    await tx
      .deleteFrom('standard_value')
      .where('assessment_id', '=', assessment.id)
      .where('rule_code', 'in', gone)
      .execute()
  const others = rows.filter(([code, { inputs }]) => !isSameInputs(stored.get(code)?.value, inputs))
  const changed = [...others.map(([code]) => code), ...gone]
  await lapseSignatures(tx, assessment.id, new Set(changed.map((code) => indicators.get(code)!)))
  return { taken: rows.map(([code]) => code), changed }
}
