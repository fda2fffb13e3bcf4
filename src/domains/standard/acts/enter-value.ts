import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { inputFields, keepEntered, typedInputs } from '#domains/standard/acts/steps/entered-inputs.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { type Assessment, refusals, requirePreparing } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { feedsOf, inputsFrom, measuresOf, windowOf } from '#domains/standard/measure-map.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { inputsOf } from '#domains/standard/rule-test.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/**
 * Nhập tay số liệu of a rule with a reason, or «không áp dụng», which keeps what the commune's records count against it; a signature
 * given on other figures lapses.
 */
export const enterValue = act({
  name: 'standard.enter-value',
  may: 'assess standard',
  parse: z.object({
    ...assessmentForm,
    rule: z.string().max(60),
    applies: z.enum(['co', 'khong'], { error: 'Hãy chọn có áp dụng hay không.' }),
    ...inputFields,
    why: textField('lý do hoặc căn cứ', 5, 1000),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { provinceId, ruleSetId, year } = assessment
      const { ruleSet } = await loadProvinceRules(context.tx, provinceId, ruleSetId, { year })
      const placed = rulesOf(ruleSet).find(({ rule }) => rule.code === typed.rule)
      if (placed === undefined) throw refusals.notFound
      const inputs = typedInputs(placed.rule.test, typed)
      if (typed.applies === 'co' && Object.keys(inputs).length === 0)
        throw new FormRefusal({ [inputsOf(placed.rule.test)[0]!.key]: 'Hãy ghi số liệu, hoặc chọn «không áp dụng».' })
      const value: RuleValue =
        typed.applies === 'khong'
          ? { kind: 'not-applicable', why: typed.why, ...(await countedAgainst(context, assessment, typed.rule)) }
          : { kind: 'inputs', inputs, source: 'entered' }
      await keepEntered(context, assessment, typed, value)
      await lapseSignatures(context.tx, assessment.id, new Set([placed.indicator.code]))
      return { rule: typed.rule, value }
    }),
})

/** The largest figure that records give of a rule which is said not to apply; nothing where they give none. */
async function countedAgainst(
  { tx, today }: ActContext,
  { bodyId, year }: Pick<Assessment, 'bodyId' | 'year'>,
  rule: string,
): Promise<{ counted?: number }> {
  const feeds = feedsOf(year).filter((feed) => feed.rule === rule)
  if (feeds.length === 0) return {}
  const tookOver = await listTookOver(tx, bodyId, today)
  const scope = { bodyId, tookOver, ...windowOf(year, today), seenBy: 'system' } as const
  const inputs = inputsFrom(feeds, await countMany(tx, measuresOf(feeds), scope)).get(rule) ?? {}
  const counted = Math.max(0, ...Object.values(inputs).filter((one) => typeof one === 'number'))
  return counted === 0 ? {} : { counted }
}
