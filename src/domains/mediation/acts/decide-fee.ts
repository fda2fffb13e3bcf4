import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals as caseRefusals } from '#domains/mediation/case.ts'
import { findFee } from '#domains/mediation/fee.queries.ts'
import { refusals } from '#domains/mediation/fee.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

/** Quyết định trả thù lao, or a refusal in writing with its reason. */
export const decideFee = act({
  name: 'mediation.decide-fee',
  may: 'recognise mediators',
  parse: z.object({
    caseId: caseIdField(),
    decision: z.enum(['grant', 'refuse'], { error: 'Hãy chọn trả hay từ chối.' }),
    decidedOn: dayField('ngày quyết định'),
    paidOn: optionalDayField('ngày tổ nhận tiền'),
    reason: optionalLineField('lý do từ chối', 1000),
  }).parse,
  async run({ tx, actor, today, audit }, { caseId, decision, decidedOn, paidOn, reason }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    const fee = await findFee(tx, caseId)
    if (fee === undefined) throw refusals.noFee
    if (fee.decidedOn !== null) throw refusals.decided
    if (decidedOn < fee.requestedOn || decidedOn > today) throw caseRefusals.dayOrder
    const isGranted = decision === 'grant'
    if (!isGranted && reason === '') throw refusals.reasonMissing
    const paid = isGranted ? (paidOn ?? decidedOn) : null
    await tx
      .updateTable('mediation_fee')
      .set({
        decided_on: decidedOn,
        is_granted: isGranted,
        reason: isGranted ? null : reason,
        decided_by: personIdOf(actor),
        paid_on: paid,
        version: fee.version + 1,
      })
      .where('case_id', '=', caseId)
      .execute()
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { isGranted, decidedOn, paidOn: paid },
    })
    return one
  },
})
