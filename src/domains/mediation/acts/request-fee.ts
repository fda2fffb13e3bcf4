import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals as caseRefusals } from '#domains/mediation/case.ts'
import { findFee, listFeeRates } from '#domains/mediation/fee.queries.ts'
import { limitFor, refusals, refuseAbove } from '#domains/mediation/fee.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Đề nghị trả thù lao cho một vụ, việc đã kết thúc, within the rate of the day on which it ended. */
export const requestFee = act({
  name: 'mediation.request-fee',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    amount: optionalWholeNumberField('số tiền').pipe(
      z.number({ error: refusals.noAmount.message }).min(1, refusals.noAmount.message),
    ),
    requestedOn: dayField('ngày nộp đề nghị hợp lệ'),
  }).parse,
  async run({ tx, actor, today, audit }, { caseId, amount, requestedOn }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (one.endedOn === null) throw refusals.notEnded
    if ((await findFee(tx, caseId)) !== undefined) throw refusals.asked
    if (requestedOn < one.endedOn || requestedOn > today) throw caseRefusals.dayOrder
    refuseAbove(amount, limitFor(one.outcome, one.endedOn, await listFeeRates(tx, one.bodyId)))
    await tx
      .insertInto('mediation_fee')
      .values({
        case_id: caseId,
        amount,
        requested_on: requestedOn,
        decided_on: null,
        is_granted: null,
        reason: null,
        decided_by: null,
        paid_on: null,
        passed_on: null,
        version: 0,
      })
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { amount, requestedOn } })
    return one
  },
})
