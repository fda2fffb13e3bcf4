import { z } from 'zod'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { request } from '#domains/plans/obligation.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Ghi nhận yêu cầu: work «theo yêu cầu của cấp trên» was asked for, so it gets a day. */
export const requestObligation = act({
  name: 'plans.request-obligation',
  may: 'work on tasks',
  parse: z.object({ ...obligationFields, dueDay: dayField('hạn phải xong') }).parse,
  async run(context, input) {
    return (
      await changeObligation(context, 'work on tasks', input, (before) => request(before, input.dueDay, context.today))
    ).obligation
  },
})
