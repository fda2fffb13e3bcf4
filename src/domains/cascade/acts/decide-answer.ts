import { z } from 'zod'
import { refreshCoverage } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import { loadAddresseeToChange } from '#domains/cascade/addressee.store.ts'
import { refusals as addresseeRefusals } from '#domains/cascade/addressee.ts'
import { confirmAnswerRow, dismissAnswerRow, listAnswerRows } from '#domains/cascade/answer.store.ts'
import { refusals } from '#domains/cascade/answer.ts'
import { listPredecessors } from '#domains/cascade/coverage.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

const answerFields = { addresseeId: idField(), answerPlanId: idField('Hãy chọn kế hoạch trong danh sách.') }

/** Xác nhận kế hoạch trả lời, proposed by the machine or chosen by hand; either side may. Its tasks are compared at once. */
export const confirmAnswer = act({
  name: 'cascade.confirm-answer',
  may: 'read tasks',
  parse: z.object(answerFields).parse,
  async run(context, input) {
    const { tx, actor, today, now } = context
    const addressee = await loadAddresseeToChange(tx, actor, 'either', input.addresseeId)
    if (addressee.state !== 'asked') throw addresseeRefusals.notAsked
    if (input.answerPlanId === addressee.plan_id) throw refusals.itself
    const answers = await listAnswerRows(tx, [addressee.id])
    if (answers.some((one) => one.state === 'confirmed' && one.plan_id !== input.answerPlanId))
      throw refusals.otherConfirmed
    await checkTheirs(context, addressee.body_id, input.answerPlanId)
    const by = personIdOf(actor)
    await confirmAnswerRow(tx, {
      addresseeId: addressee.id,
      planId: input.answerPlanId,
      how: 'hand',
      why: 'Cán bộ chọn.',
      by,
      now,
    })
    await refreshCoverage(tx, [addressee.id], today)
    note(context, addressee, { answer: input.answerPlanId, state: 'confirmed' })
    return { planId: addressee.plan_id, addresseeId: addressee.id }
  },
})

/** Không phải kế hoạch này: a proposal is put away, or a confirmed answer taken off; what was said of its tasks falls back. */
export const dismissAnswer = act({
  name: 'cascade.dismiss-answer',
  may: 'read tasks',
  parse: z.object(answerFields).parse,
  async run(context, input) {
    const { tx, actor, today, now } = context
    const addressee = await loadAddresseeToChange(tx, actor, 'either', input.addresseeId)
    const held = (await listAnswerRows(tx, [addressee.id])).find((one) => one.plan_id === input.answerPlanId)
    if (held === undefined || held.state === 'dismissed') throw refusals.gone
    await dismissAnswerRow(tx, { addresseeId: addressee.id, planId: input.answerPlanId, by: personIdOf(actor), now })
    await refreshCoverage(tx, [addressee.id], today)
    note(context, addressee, { answer: input.answerPlanId, state: 'dismissed', was: held.state })
    return { planId: addressee.plan_id, addresseeId: addressee.id }
  },
})

/** A plan in force of the body itself, or of one it took over from. */
async function checkTheirs({ tx }: ActContext, bodyId: string, planId: string): Promise<void> {
  const bodies = (await listPredecessors(tx, [bodyId])).get(bodyId)!
  const plan = await tx
    .selectFrom('plan')
    .select('body_id')
    .where('id', '=', planId)
    .where('state', '=', 'adopted')
    .forShare()
    .executeTakeFirst()
  if (plan === undefined || !bodies.has(plan.body_id)) throw refusals.notTheirs
}

function note({ audit }: ActContext, addressee: { id: string; body_id: string }, after: Record<string, unknown>): void {
  audit({ subjectKind: 'plan-addressee', subjectId: addressee.id, bodyId: addressee.body_id, after })
}
