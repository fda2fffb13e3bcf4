import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { type Assessment, refusals, requirePreparing } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { feedsOf, inputsFrom, measuresOf, windowOf } from '#domains/standard/measure-map.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { type InputValue, inputsOf, type RuleInputs } from '#domains/standard/rule-test.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { optionalDayField, optionalWholeNumberField, textField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

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
    part: optionalWholeNumberField('số phần'),
    whole: optionalWholeNumberField('số toàn bộ'),
    count: optionalWholeNumberField('số lượng'),
    paid: optionalWholeNumberField('số tiền đã chi'),
    due: optionalWholeNumberField('số tiền phải chi'),
    from: optionalDayField('ngày bắt đầu tính'),
    done: optionalDayField('ngày làm xong'),
    answer: z.enum(['co', 'khong', '']).optional(),
    why: textField('lý do hoặc căn cứ', 5, 1000),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { provinceId, ruleSetId, year } = assessment
      const { ruleSet } = await loadProvinceRules(context.tx, provinceId, ruleSetId, { year })
      const placed = rulesOf(ruleSet).find(({ rule }) => rule.code === typed.rule)
      if (placed === undefined) throw refusals.notFound
      const inputs: RuleInputs = {}
      for (const { key } of inputsOf(placed.rule.test)) {
        const value = key === 'answer' ? answerOf(typed.answer) : (typed[key as 'part'] as InputValue | null)
        if (value !== null) inputs[key] = value
      }
      if (typed.applies === 'co' && Object.keys(inputs).length === 0)
        throw new FormRefusal({ [inputsOf(placed.rule.test)[0]!.key]: 'Hãy ghi số liệu, hoặc chọn «không áp dụng».' })
      if (typed.part !== null && typed.whole !== null && typed.part > typed.whole)
        throw new FormRefusal({ part: 'Số phần không lớn hơn số toàn bộ. Hãy xem lại hai số.' })
      const value: RuleValue =
        typed.applies === 'khong'
          ? { kind: 'not-applicable', why: typed.why, ...(await countedAgainst(context, assessment, typed.rule)) }
          : { kind: 'inputs', inputs, source: 'entered' }
      const row = {
        value: json(value),
        why: typed.why,
        entered_by: personIdOf(context.actor),
        entered_at: context.now,
        as_of: null,
        records: null,
      }
      await context.tx
        .insertInto('standard_value')
        .values({ assessment_id: assessment.id, rule_code: typed.rule, ...row })
        .onConflict((on) => on.columns(['assessment_id', 'rule_code']).doUpdateSet(row))
        .execute()
      await lapseSignatures(context.tx, assessment.id, new Set([placed.indicator.code]))
      return { rule: typed.rule, value }
    }),
})

const answerOf = (typed: 'co' | 'khong' | '' | undefined): boolean | null =>
  typed === undefined || typed === '' ? null : typed === 'co'

/** The largest figure that records give of a rule which is said not to apply; nothing where they give none. */
async function countedAgainst(
  { tx, today }: ActContext,
  { bodyId, year }: Pick<Assessment, 'bodyId' | 'year'>,
  rule: string,
): Promise<{ counted?: number }> {
  const feeds = feedsOf(year).filter((feed) => feed.rule === rule)
  if (feeds.length === 0) return {}
  const scope = { bodyId, ...windowOf(year, today), seenBy: 'system' } as const
  const inputs = inputsFrom(feeds, await countMany(tx, measuresOf(feeds), scope)).get(rule) ?? {}
  const counted = Math.max(0, ...Object.values(inputs).filter((one) => typeof one === 'number'))
  return counted === 0 ? {} : { counted }
}
