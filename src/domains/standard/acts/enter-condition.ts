import { z } from 'zod'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { inputFields, keepEntered, typedInputs } from '#domains/standard/acts/steps/entered-inputs.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { inputsOf } from '#domains/standard/rule-test.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Ghi một điều kiện that no record tells, with what it rests on: whether it is met, its figures, the type of the commune. */
export const enterCondition = act({
  name: 'standard.enter-condition',
  may: 'assess standard',
  parse: z.object({
    ...assessmentForm,
    rule: z.string().max(60),
    ...inputFields,
    why: textField('căn cứ', 5, 1000),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { provinceId, ruleSetId, year } = assessment
      const { ruleSet } = await loadProvinceRules(context.tx, provinceId, ruleSetId, { year })
      const condition = ruleSet.conditions.find(({ code }) => code === typed.rule)
      const wanted = condition === undefined ? [] : inputsOf(condition.test)
      if (condition === undefined || wanted.length === 0) throw refusals.notFound
      const inputs = typedInputs(condition.test, typed)
      const missing = wanted.find(({ key }) => inputs[key] === undefined)
      if (missing !== undefined)
        throw new FormRefusal({ [missing.key]: `Hãy ghi: ${missing.label.toLocaleLowerCase('vi')}.` })
      if (condition.test.type === 'total-by-type' && ![1, 2, 3].includes(Number(inputs.count)))
        throw new FormRefusal({ count: 'Hãy ghi 1, 2 hoặc 3 cho xã loại I, II hoặc III.' })
      await keepEntered(context, assessment, typed, { kind: 'inputs', inputs, source: 'entered' })
      return { condition: typed.rule, inputs }
    }),
})
