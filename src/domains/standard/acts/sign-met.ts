import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { listSignedFor, saveIndicator } from '#domains/standard/assessment.store.ts'
import { requirePreparing } from '#domains/standard/assessment.ts'
import { deniedIndicators } from '#domains/standard/judge.ts'
import { emptyIndicator, judgeNow, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Ký một lần các chỉ tiêu that the rules already found met or not applicable, that are not signed, that deny no record, and that nobody
 * else was given, save whom the signer acts for. Where points count, each is signed by itself.
 */
export const signMet = act({
  name: 'standard.sign-met',
  may: 'assess standard',
  parse: z.object(assessmentForm).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const signsFor = await listSignedFor(context.tx, context.actor, assessment)
      const { ruleSet, judgment, inputs } = await judgeNow(context.tx, assessment)
      const denied = deniedIndicators(ruleSet, inputs.values)
      const states = await listIndicatorStates(context.tx, assessment.id)
      const signed: string[] = []
      for (const { code, verdict } of judgment.criteria.flatMap(({ indicators }) => indicators)) {
        const state = states.get(code) ?? emptyIndicator(code)
        const isMine = state.ownerId === null || signsFor.has(state.ownerId)
        if (ruleSet.mode === 'points' || state.self !== null || !isMine || denied.has(code)) continue
        if (verdict !== 'met' && verdict !== 'not-applicable') continue
        await saveIndicator(context.tx, assessment.id, {
          ...state,
          self: verdict,
          signedBy: personIdOf(context.actor),
          signedAt: context.now,
        })
        signed.push(code)
      }
      return { signed }
    }),
})
