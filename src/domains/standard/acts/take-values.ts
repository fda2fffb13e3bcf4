import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { requirePreparing } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { listValues, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { feedsOf, inputsFrom, windowOf } from '#domains/standard/measure-map.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import { act } from '#platform/acts/act.ts'
import { json } from '#platform/database/database.ts'

/** Lấy số liệu từ hồ sơ of the commune for every rule that measures feed; what was entered by hand stays. */
export const takeValues = act({
  name: 'standard.take-values',
  may: 'assess standard',
  parse: z.object(assessmentForm).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      const { tx, now, today } = context
      requirePreparing(assessment)
      const { ruleSet } = await loadProvinceRules(tx, assessment.provinceId, assessment.ruleSetId)
      const feeds = feedsOf(assessment.year)
      const ids = [...new Set(feeds.flatMap((feed) => feed.ids))]
      const scope = { bodyId: assessment.bodyId, ...windowOf(assessment.year, today), seenBy: 'system' } as const
      const taken = inputsFrom(feeds, await countMany(tx, ids, scope))
      const stored = await listValues(tx, assessment.id)
      const known = new Set(rulesOf(ruleSet).map(({ rule }) => rule.code))
      const rows = [...taken]
        .filter(([code]) => known.has(code))
        .filter(([code]) => {
          const before = stored.get(code)?.value
          return before === undefined || (before.kind === 'inputs' && before.source === 'records')
        })
        .map(([rule_code, inputs]) => ({
          assessment_id: assessment.id,
          rule_code,
          value: json({ kind: 'inputs', inputs, source: 'records' } satisfies RuleValue),
          why: '',
          entered_by: null,
          entered_at: now,
        }))
      if (rows.length > 0)
        await tx
          .insertInto('standard_value')
          .values(rows)
          .onConflict((on) =>
            on.columns(['assessment_id', 'rule_code']).doUpdateSet((row) => ({
              value: row.ref('excluded.value'),
              entered_at: row.ref('excluded.entered_at'),
            })),
          )
          .execute()
      return { taken: rows.map(({ rule_code }) => rule_code) }
    }),
})
