import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { saveIndicator } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { type LookedAtAlone, listLookedAtAlone, onlyAlone } from '#domains/standard/looked-at-alone.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Đồng ý một lần với mọi chỉ tiêu còn lại, once the others were looked at one by one; what stands against the commune's records of
 * today is never confirmed so (`leftOut`).
 */
export const confirmRest = act({
  name: 'standard.confirm-rest',
  may: 'appraise standard',
  parse: z.object(assessmentForm).parse,
  run: async (context, typed) => {
    let confirmed: string[] = []
    let leftOut: LookedAtAlone[] = []
    const after = await changeWithin(context, 'appraise standard', typed, async (assessment) => {
      if (assessment.state !== 'submitted') throw refusals.notSubmitted
      const states = await listIndicatorStates(context.tx, assessment.id)
      const judging = await judgeNow(context.tx, assessment)
      const { compared } = await recount(context.tx, assessment, judging, context.today)
      const unreviewed = [...states.values()].filter(({ review }) => review === null)
      const alone = new Map(listLookedAtAlone(judging.ruleSet, compared).map((one) => [one.code, one]))
      const open = unreviewed.filter(({ code }) => !alone.has(code))
      leftOut = unreviewed.flatMap(({ code }) => alone.get(code) ?? [])
      if (open.length === 0 && leftOut.length > 0) throw onlyAlone(leftOut, 'thẩm định')
      if (open.some(({ signedBy }) => signedBy === personIdOf(context.actor))) throw refusals.ownSignature
      for (const state of open)
        await saveIndicator(context.tx, assessment.id, {
          ...state,
          review: 'confirmed',
          reviewPoints: state.selfPoints,
          reviewWhy: '',
          reviewedBy: personIdOf(context.actor),
        })
      confirmed = open.map(({ code }) => code)
      return { confirmed }
    })
    return { ...after, confirmed, leftOut }
  },
})
