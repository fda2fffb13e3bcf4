import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { inputFields, keepEntered, typedInputs } from '#domains/standard/acts/steps/entered-inputs.ts'
import { lapseSignatures } from '#domains/standard/acts/steps/lapse-signatures.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { heldAgainst } from '#domains/standard/looked-at-alone.ts'
import { countRecorded } from '#domains/standard/recorded-values.queries.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { inputsOf } from '#domains/standard/rule-test.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/**
 * Nhập tay số liệu of a rule with a reason, or «không áp dụng»; where the commune's records count otherwise today, that is kept beside it,
 * and is compared anew on each day on which others are signed, confirmed or submitted. A signature given on other figures lapses.
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
      const value = heldAgainst(
        typed.applies === 'khong'
          ? { kind: 'not-applicable', why: typed.why }
          : { kind: 'inputs', inputs, source: 'entered' },
        recorded,
      )
      await keepEntered(context, assessment, typed, value)
      await lapseSignatures(context.tx, assessment.id, new Set([placed.indicator.code]))
      return { rule: typed.rule, value }
    }),
})
