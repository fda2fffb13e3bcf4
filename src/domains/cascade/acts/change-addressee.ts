import { z } from 'zod'
import { refreshCoverage } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import {
  type Addressee,
  type AddresseeChange,
  loadAddresseeToChange,
  type Side,
  saveAddressee,
  traceOf,
} from '#domains/cascade/addressee.store.ts'
import { reasonLengthMin, refusals } from '#domains/cascade/addressee.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { idField, optionalDayField, optionalLineField, textField, versionField } from '#platform/acts/fields.ts'

const addresseeFields = { addresseeId: idField(), version: versionField() }

/** Thôi giao một cơ quan: it no longer has to answer, with the reason; what was compared stays to be read. */
export const withdrawAddressee = act({
  name: 'cascade.withdraw-addressee',
  may: 'issue plans',
  parse: z.object({ ...addresseeFields, reason: textField('lý do thôi giao', reasonLengthMin, 1000) }).parse,
  run: (context, input) =>
    changeAddressee(context, 'issuer', input, (before) => {
      if (before.state !== 'asked' && before.state !== 'not-required') throw refusals.notAsked
      return { state: 'withdrawn', reason: input.reason }
    }),
})

/** Không phải ban hành: a body says, or the issuer notes for it, why no plan of its own is needed. */
export const declareNotRequired = act({
  name: 'cascade.declare-not-required',
  may: 'read tasks',
  parse: z.object({ ...addresseeFields, reason: textField('lý do không phải ban hành', reasonLengthMin, 1000) }).parse,
  run: (context, input) =>
    changeAddressee(context, 'either', input, async (before) => {
      if (before.state !== 'asked') throw refusals.notAsked
      const answer = await context.tx
        .selectFrom('plan_answer')
        .select('plan_id')
        .where('addressee_id', '=', before.id)
        .where('state', '=', 'confirmed')
        .executeTakeFirst()
      if (answer !== undefined) throw refusals.answered
      return { state: 'not-required', reason: input.reason }
    }),
})

/** Giao lại: the issuer does not agree that nothing is needed, or asks again after having withdrawn. */
export const askAgain = act({
  name: 'cascade.ask-again',
  may: 'issue plans',
  parse: z.object({ ...addresseeFields, reason: textField('lý do giao lại', reasonLengthMin, 1000) }).parse,
  run: (context, input) =>
    changeAddressee(context, 'issuer', input, (before) => {
      if (before.state === 'asked') throw refusals.stillAsked
      if (before.state !== 'not-required' && before.state !== 'withdrawn') throw refusals.notAsked
      return { state: 'asked', reason: input.reason }
    }),
})

/** Đặt hạn ban hành for one body, or take it away. */
export const setAnswerDue = act({
  name: 'cascade.set-answer-due',
  may: 'issue plans',
  parse: z.object({
    ...addresseeFields,
    answerDueDay: optionalDayField('hạn ban hành'),
    dueSource: optionalLineField('hạn nêu ở đâu', 300),
  }).parse,
  run: (context, input) =>
    changeAddressee(context, 'issuer', input, (before) => {
      if (before.state !== 'asked') throw refusals.notAsked
      if (input.answerDueDay !== null && input.answerDueDay < before.issued_on) throw refusals.dueBeforeIssue
      return { answer_due_day: input.answerDueDay, due_source: input.dueSource }
    }),
})

async function changeAddressee(
  context: ActContext,
  side: Side,
  input: { addresseeId: string; version: number },
  rule: (before: Addressee) => AddresseeChange | Promise<AddresseeChange>,
): Promise<{ planId: string; addresseeId: string }> {
  const { tx, actor, today, now, audit } = context
  const before = await loadAddresseeToChange(tx, actor, side, input.addresseeId, input.version)
  const change = { ...(await rule(before)), decided_by: personIdOf(actor), decided_at: now }
  await saveAddressee(tx, before, change)
  await refreshCoverage(tx, [before.id], today)
  audit({
    subjectKind: 'plan-addressee',
    subjectId: before.id,
    bodyId: side === 'issuer' ? before.issuer_body_id : before.body_id,
    before: traceOf(before),
    after: traceOf({ ...before, ...change }),
  })
  return { planId: before.plan_id, addresseeId: before.id }
}
