import { personIdOf } from '#domains/people/person.ts'
import { moveReturn } from '#domains/statistics/acts/steps/move-return.ts'
import { readTyped, typedReturn } from '#domains/statistics/acts/steps/return-fields.ts'
import { listAskingsFor } from '#domains/statistics/returns/asking.store.ts'
import { refuseLockedByAll } from '#domains/statistics/returns/asking.ts'
import { change } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'

/** Lưu biểu: numbers that the system does not have, and those that differ from it, with why. */
export const changeReturn = act({
  name: 'statistics.change-return',
  may: 'write returns',
  parse: typedReturn.parse,
  run: (context, raw) =>
    moveReturn(context, {
      deed: 'write returns',
      form: raw,
      async rule(one) {
        refuseLockedByAll(await listAskingsFor(context.tx, one))
        return change(one, readTyped(one, raw), personIdOf(context.actor))
      },
    }),
})
