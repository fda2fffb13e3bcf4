import { z } from 'zod'
import { loadIssuedPlan } from '#domains/cascade/acts/steps/load-issued-plan.ts'
import { refreshCoverage } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import { insertAddressees } from '#domains/cascade/addressee.store.ts'
import { reasonLengthMin, refusals } from '#domains/cascade/addressee.ts'
import { listAddresseeChoices } from '#domains/cascade/addressee-choices.queries.ts'
import { carryOver } from '#domains/cascade/carry-over.store.ts'
import { followPlanJob } from '#domains/cascade/follow.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalDayField, textField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** Giao thêm cho một cơ quan, with the reason why it was not among the others. */
export const addAddressee = act({
  name: 'cascade.add-addressee',
  may: 'issue plans',
  parse: z.object({
    planId: idField(),
    bodyId: idField('Hãy chọn cơ quan trong danh sách.'),
    answerDueDay: optionalDayField('hạn ban hành'),
    reason: textField('lý do giao thêm', reasonLengthMin, 1000),
  }).parse,
  async run(context, input) {
    const { tx, actor, today, now, audit } = context
    const plan = await loadIssuedPlan(tx, actor, input.planId)
    if (input.answerDueDay !== null && input.answerDueDay < today) throw refusals.dueBeforeIssue
    await carryOver(tx, plan.id)
    const { eligible } = await listAddresseeChoices(tx, plan, today)
    if (!eligible.some((one) => one.id === input.bodyId)) throw refusals.notBelow
    const [id] = await insertAddressees(tx, [
      {
        planId: plan.id,
        bodyId: input.bodyId,
        issuedOn: today,
        answerDueDay: input.answerDueDay,
        dueSource: '',
        decidedBy: personIdOf(actor),
        decidedAt: now,
        carriedFrom: null,
        reason: input.reason,
      },
    ])
    if (id === undefined) throw refusals.alreadyAsked
    await refreshCoverage(tx, [id], today)
    await enqueue(tx, { kind: followPlanJob, payload: { planId: plan.id }, uniqueKey: plan.id })
    audit({
      subjectKind: 'plan-addressee',
      subjectId: id,
      bodyId: plan.bodyId,
      after: { body: input.bodyId, reason: input.reason, answerDueDay: input.answerDueDay },
    })
    return { planId: plan.id }
  },
})
