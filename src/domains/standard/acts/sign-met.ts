import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { keepCompared } from '#domains/standard/acts/steps/keep-compared.ts'
import { listSignedFor, saveIndicator } from '#domains/standard/assessment.store.ts'
import { requirePreparing } from '#domains/standard/assessment.ts'
import { emptyIndicator, judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { type LookedAtAlone, listLookedAtAlone, onlyAlone } from '#domains/standard/looked-at-alone.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Ký một lần các chỉ tiêu that the rules already found met or not applicable, that are not signed, and that nobody else was given, save
 * whom the signer acts for. What stands against today's records is signed by itself (`leftOut`), and so is each where points count.
 */
export const signMet = act({
  name: 'standard.sign-met',
  may: 'assess standard',
  parse: z.object(assessmentForm).parse,
  run: async (context, typed) => {
    const signed: string[] = []
    const leftOut: LookedAtAlone[] = []
    const after = await changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const signsFor = await listSignedFor(context.tx, context.actor, assessment)
      const judging = await judgeNow(context.tx, assessment)
      const { ruleSet, judgment } = judging
      const { compared } = await recount(context.tx, assessment, judging, context.today)
      const alone = new Map(listLookedAtAlone(ruleSet, compared).map((one) => [one.code, one]))
      const states = await listIndicatorStates(context.tx, assessment.id)
      for (const { code, verdict } of judgment.criteria.flatMap(({ indicators }) => indicators)) {
        const state = states.get(code) ?? emptyIndicator(code)
        const isMine = state.ownerId === null || signsFor.has(state.ownerId)
        if (ruleSet.mode === 'points' || state.self !== null || !isMine) continue
        if (verdict !== 'met' && verdict !== 'not-applicable') continue
        const apart = alone.get(code)
        if (apart !== undefined) {
          leftOut.push(apart)
          continue
        }
        await saveIndicator(context.tx, assessment.id, {
          ...state,
          self: verdict,
          signedBy: personIdOf(context.actor),
          signedAt: context.now,
        })
        signed.push(code)
      }
      if (signed.length === 0 && leftOut.length > 0) throw onlyAlone(leftOut, 'ký')
      await keepCompared(context.tx, assessment.id, ruleSet, compared, new Set(signed))
      return { signed }
    })
    return { ...after, signed, leftOut }
  },
})
