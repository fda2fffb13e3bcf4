import { z } from 'zod'
import { obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { claimDone } from '#domains/plans/acts/steps/claim-done.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Báo đã xong: says on which day the work was done. */
export const claimObligation = act({
  name: 'plans.claim-obligation',
  may: 'work on tasks',
  parse: z.object({ ...obligationFields, doneDay: dayField('ngày hoàn thành') }).parse,
  run: claimDone,
})
