import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { listValues, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { feedsOf, inputsFrom, measuresOf, untoldFrom, windowOf } from '#domains/standard/measure-map.ts'
import { loadPostedValues } from '#domains/standard/posted-values.queries.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import type { RuleInputs } from '#domains/standard/rule-test.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'
import { countMany, listMeasure } from '#domains/statistics/measures.queries.ts'
import { act } from '#platform/acts/act.ts'
import { json } from '#platform/database/database.ts'

/** Of a measure; a commune has fewer. */
const recordsMax = 500

/**
 * Lấy số liệu từ hồ sơ of the commune, with those of bodies that its committee alone took over, for every rule that measures or postings
 * feed; what was entered by hand stays, unless it is `rule` that is taken back from records. A signature given on another figure lapses.
 */
export const takeValues = act({
  name: 'standard.take-values',
  may: 'assess standard',
  parse: z.object({ ...assessmentForm, rule: z.string().max(60).optional() }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      const { tx, now, today } = context
      requirePreparing(assessment)
      const { provinceId, ruleSetId, year } = assessment
      const { ruleSet } = await loadProvinceRules(tx, provinceId, ruleSetId, { year })
      const feeds = feedsOf(year).filter(({ rule }) => typed.rule === undefined || rule === typed.rule)
      const window = windowOf(year, today)
      const tookOver = await listTookOver(tx, assessment.bodyId, today)
      const scope = { bodyId: assessment.bodyId, tookOver, ...window, seenBy: 'system' } as const
      const counts = await countMany(tx, measuresOf(feeds), scope)
      const counted = inputsFrom(feeds, counts)
      const untold = untoldFrom(feeds, counts)
      const posted = await loadPostedValues(tx, assessment, ruleSet, today)
      const taken = new Map([
        ...counted,
        ...[...posted.inputs].filter(([code]) => typed.rule === undefined || code === typed.rule),
      ])
      if (typed.rule !== undefined && !taken.has(typed.rule)) throw refusals.noRecords
      const ids = new Map<MeasureId, string[]>()
      for (const id of measuresOf(feeds))
        ids.set(
          id,
          (await listMeasure(tx, id, scope, { limit: recordsMax })).map((record) => record.id),
        )
      const stored = await listValues(tx, assessment.id)
      const indicators = new Map(rulesOf(ruleSet).map(({ rule, indicator }) => [rule.code, indicator.code]))
      const rows = [...taken].filter(([code]) => {
        const before = stored.get(code)?.value
        const isTaken = before === undefined || (before.kind === 'inputs' && before.source === 'records')
        return indicators.has(code) && (isTaken || code === typed.rule)
      })
      if (rows.length > 0)
        await tx
          .insertInto('standard_value')
          .values(
            rows.map(([rule_code, inputs]) => ({
              assessment_id: assessment.id,
              rule_code,
              value: json({
                kind: 'inputs',
                inputs,
                source: 'records',
                untold: untold.get(rule_code),
              } satisfies RuleValue),
              why: '',
              entered_by: null,
              entered_at: now,
              as_of: window.to,
              took_over: posted.inputs.has(rule_code) ? [] : tookOver,
              records: json(
                posted.inputs.has(rule_code)
                  ? { postings: posted.postingIds }
                  : Object.fromEntries(
                      measuresOf(feeds.filter(({ rule }) => rule === rule_code)).map((id) => [id, ids.get(id)!]),
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
      const changed = rows.filter(([code, inputs]) => !isSame(stored.get(code)?.value, inputs)).map(([code]) => code)
      await lapseSignatures(tx, assessment.id, new Set(changed.map((code) => indicators.get(code)!)))
      return { taken: rows.map(([code]) => code), changed }
    }),
})

function isSame(before: RuleValue | undefined, inputs: RuleInputs): boolean {
  if (before?.kind !== 'inputs') return false
  const keys = new Set([...Object.keys(before.inputs), ...Object.keys(inputs)])
  return [...keys].every((key) => before.inputs[key] === inputs[key])
}
