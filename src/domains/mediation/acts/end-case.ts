import { z } from 'zod'
import { caseIdField, formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange, saveCase } from '#domains/mediation/case.store.ts'
import { ended, endReasons, keysOf, refuseDay, refuseUnlessGoingOn } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalDayField, textField } from '#platform/acts/fields.ts'

/** Ghi kết thúc hòa giải: one of three ways; thành only where the parties agreed. @law 35/2013/QH13, Điều 23, 24, 27 */
export const endCase = act({
  name: 'mediation.end-case',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    formKey: formKeyField(),
    endedOn: dayField('ngày kết thúc'),
    endReason: z.enum(keysOf(endReasons), { error: 'Hãy chọn vì sao kết thúc.' }),
    /** Where they agreed: when to look again. */
    lookAgainOn: optionalDayField('ngày hẹn xem lại'),
    note: textField('thỏa thuận, hoặc lý do và hướng dẫn các bên', 1, 4000),
  }).parse,
  async run({ tx, actor, today, house, audit }, { caseId, formKey, endedOn, endReason, lookAgainOn, note }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (formKey !== null) {
      const { end_key } = await tx
        .selectFrom('mediation_case')
        .select('end_key')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      if (end_key === formKey) return one
    }
    refuseUnlessGoingOn(one)
    refuseDay(one, endedOn, today)
    const over = ended(one, { endedOn, endReason, lookAgainOn })
    await saveCase(tx, over, { endSealed: sealFor(house.secretKey, 'note', caseId, { note }), endKey: formKey })
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { endedOn, endReason, outcome: over.outcome },
    })
    return one
  },
})
