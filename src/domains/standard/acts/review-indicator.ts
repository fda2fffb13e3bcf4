import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { indicatorStateIn } from '#domains/standard/acts/steps/indicator-state.ts'
import { pointsField, pointsWithin } from '#domains/standard/acts/steps/points-field.ts'
import { saveIndicator } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalLineField } from '#platform/acts/fields.ts'

/** Thẩm định one indicator: what the commune signed is confirmed, or seen otherwise with a reason. */
export const reviewIndicator = act({
  name: 'standard.review-indicator',
  may: 'appraise standard',
  parse: z.object({
    ...assessmentForm,
    code: z.string().max(60),
    review: z.enum(['confirmed', 'differs'], { error: 'Hãy chọn đồng ý hay không đồng ý.' }),
    points: pointsField,
    why: optionalLineField('lý do', 1000),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'appraise standard', typed, async (assessment) => {
      if (assessment.state !== 'submitted') throw refusals.notSubmitted
      const { state, judging } = await indicatorStateIn(context.tx, assessment, typed.code)
      if (state.signedBy === personIdOf(context.actor)) throw refusals.ownSignature
      if (typed.review === 'differs' && typed.why.length < 10)
        throw new FormRefusal({ why: 'Hãy ghi lý do không đồng ý, từ 10 chữ cái trở lên.' })
      const points =
        typed.review === 'confirmed' ? state.selfPoints : pointsWithin(judging.ruleSet, typed.code, typed.points)
      await saveIndicator(context.tx, assessment.id, {
        ...state,
        review: typed.review,
        reviewPoints: points,
        reviewWhy: typed.why,
        reviewedBy: personIdOf(context.actor),
      })
      return { indicator: typed.code, review: typed.review, points }
    }),
})
