import { z } from 'zod'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { indicatorStateIn } from '#domains/standard/acts/steps/indicator-state.ts'
import { saveIndicator } from '#domains/standard/assessment.store.ts'
import { requirePreparing } from '#domains/standard/assessment.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalDayField, optionalIdField } from '#platform/acts/fields.ts'

/** Giao chỉ tiêu for somebody of the commune to follow and sign, until a day of the commune's own; empty: for anybody. */
export const assignIndicator = act({
  name: 'standard.assign-indicator',
  may: 'assess standard',
  parse: z.object({
    ...assessmentForm,
    code: z.string().max(60),
    ownerId: optionalIdField(),
    dueOn: optionalDayField('hạn làm xong'),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      requirePreparing(assessment)
      const { state } = await indicatorStateIn(context.tx, assessment, typed.code)
      const officers = await listOfficers(context.tx, assessment.bodyId, context.today, 'assess standard')
      if (typed.ownerId !== null && !officers.some(({ id }) => id === typed.ownerId))
        throw new FormRefusal({ ownerId: 'Hãy chọn một cán bộ của xã trong danh sách.' })
      if (typed.dueOn !== null && typed.dueOn !== state.dueOn && typed.dueOn < context.today)
        throw new FormRefusal({ dueOn: 'Hạn làm xong không trước hôm nay.' })
      const ownerSince =
        typed.ownerId === state.ownerId ? state.ownerSince : typed.ownerId === null ? null : context.now
      await saveIndicator(context.tx, assessment.id, {
        ...state,
        ownerId: typed.ownerId,
        ownerSince,
        dueOn: typed.dueOn,
      })
      return { indicator: typed.code, owner: typed.ownerId, due: typed.dueOn }
    }),
})
