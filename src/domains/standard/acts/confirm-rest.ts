import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { saveIndicator } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { deniedIndicators } from '#domains/standard/judge.ts'
import { judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { act } from '#platform/acts/act.ts'

/** Đồng ý một lần với mọi chỉ tiêu còn lại, once the others were looked at one by one; what denies the records is never confirmed so. */
export const confirmRest = act({
  name: 'standard.confirm-rest',
  may: 'appraise standard',
  parse: z.object(assessmentForm).parse,
  run: (context, typed) =>
    changeWithin(context, 'appraise standard', typed, async (assessment) => {
      if (assessment.state !== 'submitted') throw refusals.notSubmitted
      const states = await listIndicatorStates(context.tx, assessment.id)
      const { ruleSet, inputs } = await judgeNow(context.tx, assessment)
      const denied = deniedIndicators(ruleSet, inputs.values)
      const open = [...states.values()].filter(({ code, review }) => review === null && !denied.has(code))
      if (open.some(({ signedBy }) => signedBy === personIdOf(context.actor))) throw refusals.ownSignature
      for (const state of open)
        await saveIndicator(context.tx, assessment.id, {
          ...state,
          review: 'confirmed',
          reviewPoints: state.selfPoints,
          reviewWhy: '',
          reviewedBy: personIdOf(context.actor),
        })
      return { confirmed: open.map(({ code }) => code) }
    }),
})
