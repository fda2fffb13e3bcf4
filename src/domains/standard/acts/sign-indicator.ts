import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { indicatorStateIn } from '#domains/standard/acts/steps/indicator-state.ts'
import { keepCompared } from '#domains/standard/acts/steps/keep-compared.ts'
import { pointsField, pointsWithin } from '#domains/standard/acts/steps/points-field.ts'
import { listSignedFor, saveIndicator } from '#domains/standard/assessment.store.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { isTaken, recount } from '#domains/standard/recorded-values.queries.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalLineField } from '#platform/acts/fields.ts'

/**
 * Ký tự đánh giá one indicator, by its owner or who acts for them. Against what records say, or beyond it, with a reason and evidence. What
 * records count today beside what was typed is kept: it is what was signed on.
 */
export const signIndicator = act({
  name: 'standard.sign-indicator',
  may: 'assess standard',
  parse: z.object({
    ...assessmentForm,
    code: z.string().max(60),
    self: z.enum(['met', 'not-met', 'not-applicable'], { error: 'Hãy chọn đạt, chưa đạt hoặc không áp dụng.' }),
    points: pointsField,
    why: optionalLineField('lý do', 1000),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { state, judged, judging } = await indicatorStateIn(context.tx, assessment, typed.code)
      const signsFor = await listSignedFor(context.tx, context.actor, assessment)
      if (state.ownerId !== null && !signsFor.has(state.ownerId)) throw refusals.notOwner
      const points = pointsWithin(judging.ruleSet, typed.code, typed.points)
      const saysMore = typed.self !== 'not-met' && judged.verdict !== typed.self
      if (saysMore && typed.why.length < 10)
        throw new FormRefusal({
          why: 'Hệ thống chưa xác định như vậy từ hồ sơ. Hãy ghi lý do từ 10 chữ cái trở lên.',
        })
      if (saysMore && !judging.inputs.evidenced.has(typed.code))
        throw new FormRefusal({ self: 'Hãy kèm tài liệu kiểm chứng cho chỉ tiêu này trước khi ký như vậy.' })
      await saveIndicator(context.tx, assessment.id, {
        ...state,
        self: typed.self,
        selfPoints: points,
        selfWhy: typed.why,
        signedBy: personIdOf(context.actor),
        signedAt: context.now,
      })
      const { ruleSet, inputs } = judging
      const isTyped = findIndicator(ruleSet, typed.code)!.rules.some(({ code }) => {
        const value = inputs.values[code]
        return value !== undefined && !isTaken(value)
      })
      if (isTyped) {
        const { compared } = await recount(context.tx, assessment, judging, context.today)
        await keepCompared(context.tx, assessment.id, ruleSet, compared, new Set([typed.code]))
      }
      return { indicator: typed.code, self: typed.self, points, judged: judged.verdict }
    }),
})
