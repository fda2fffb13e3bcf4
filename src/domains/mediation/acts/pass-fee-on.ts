import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals as caseRefusals } from '#domains/mediation/case.ts'
import { findFee } from '#domains/mediation/fee.queries.ts'
import { refusals } from '#domains/mediation/fee.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Ghi tổ đã trả thù lao cho hòa giải viên. */
export const passFeeOn = act({
  name: 'mediation.pass-fee-on',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), passedOn: dayField('ngày trả') }).parse,
  async run({ tx, actor, today, audit }, { caseId, passedOn }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    const fee = await findFee(tx, caseId)
    if (!fee?.isGranted || fee.paidOn === null) throw refusals.notGranted
    if (fee.passedOn !== null) throw refusals.passed
    if (passedOn < fee.paidOn || passedOn > today) throw caseRefusals.dayOrder
    await tx
      .updateTable('mediation_fee')
      .set({ passed_on: passedOn, version: fee.version + 1 })
      .where('case_id', '=', caseId)
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { passedOn } })
    return one
  },
})
