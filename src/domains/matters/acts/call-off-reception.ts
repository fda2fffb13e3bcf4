import { z } from 'zod'
import { tellBooked } from '#domains/matters/acts/steps/tell-booked.ts'
import { callOff, listBooked, loadRule, lockSession, moveBooking } from '#domains/matters/reception/reception.store.ts'
import { type ReceptionRule, refusals } from '#domains/matters/reception/reception.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, textField } from '#platform/acts/fields.ts'

/** Nghỉ một buổi tiếp: nobody can book it any more, and who had is told. */
export const callOffReception = act({
  name: 'matters.call-off-reception',
  may: 'approve matters',
  parse: z.object({ ruleId: idField(), day: dayField('ngày nghỉ'), reason: textField('lý do', 5, 300) }).parse,
  async run(context, { ruleId, day, reason }): Promise<ReceptionRule> {
    const { tx, actor, today, audit } = context
    const rule = await loadRule(tx, actor, 'approve matters', ruleId)
    if (day < today) throw refusals.slotPast
    const session = { rule, day }
    await lockSession(tx, session)
    await callOff(tx, session, reason)
    const booked = await listBooked(tx, session)
    for (const booking of booked) {
      await moveBooking(tx, booking.id, { state: 'cancelled' })
      await tellBooked(context, booking, 'called-off')
    }
    audit({
      subjectKind: 'reception-rule',
      subjectId: rule.id,
      bodyId: rule.bodyId,
      after: { off: day, told: booked.length },
    })
    return rule
  },
})
