import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { inputFields, keepEntered, typedInputs } from '#domains/standard/acts/steps/entered-inputs.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { countRecorded } from '#domains/standard/recorded-values.queries.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { inputsOf, type RuleInputs } from '#domains/standard/rule-test.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/**
 * Nhập tay số liệu of a rule with a reason, or «không áp dụng»; where the commune's records count otherwise, that is kept beside it. A
 * signature given on other figures lapses.
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
      const { values } = await countRecorded(context.tx, assessment, ruleSet, {
        today: context.today,
        only: typed.rule,
      })
      const recorded = values.get(typed.rule)?.inputs ?? {}
      const value: RuleValue =
        typed.applies === 'khong'
          ? { kind: 'not-applicable', why: typed.why, ...countedAgainst(recorded) }
          : { kind: 'inputs', inputs, source: 'entered', ...countedOtherwise(recorded, inputs) }
      await keepEntered(context, assessment, typed, value)
      await lapseSignatures(context.tx, assessment.id, new Set([placed.indicator.code]))
      return { rule: typed.rule, value }
    }),
})

/** The largest figure, the days or the yes that records give of a rule which is said not to apply; nothing where they give none. */
function countedAgainst(recorded: RuleInputs): { counted?: number | RuleInputs } {
  if (Object.values(recorded).some((one) => typeof one === 'string' || one === true)) return { counted: recorded }
  const counted = Math.max(0, ...Object.values(recorded).filter((one) => typeof one === 'number'))
  return counted === 0 ? {} : { counted }
}

/** What records give where it is another figure than was typed; nothing where they have nothing of the kind. */
function countedOtherwise(recorded: RuleInputs, typed: RuleInputs): { counted?: RuleInputs } {
  const hasAny = Object.values(recorded).some((one) => one !== 0)
  const differs = Object.entries(recorded).some(([key, one]) => typed[key] !== one)
  return hasAny && differs ? { counted: recorded } : {}
}
