import { personIdOf } from '#domains/people/person.ts'
import { moveReturn } from '#domains/statistics/acts/steps/move-return.ts'
import { readTyped, typedReturn } from '#domains/statistics/acts/steps/return-fields.ts'
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
      rule: (one) => change(one, readTyped(one.form, raw), personIdOf(context.actor)),
    }),
})
