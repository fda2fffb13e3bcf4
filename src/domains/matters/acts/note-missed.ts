import { z } from 'zod'
import { findRule, loadBookingToChange, moveBooking } from '#domains/matters/reception/reception.store.ts'
import { refusals } from '#domains/matters/reception/reception.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Người hẹn không đến. */
export const noteMissed = act({
  name: 'matters.note-missed',
  may: 'work on matters',
  parse: z.object({ bookingId: idField() }).parse,
  async run({ tx, actor, today, audit }, { bookingId }): Promise<void> {
    const booking = await loadBookingToChange(tx, actor, bookingId)
    if (booking.state !== 'booked' || booking.day > today) throw refusals.over
    await moveBooking(tx, booking.id, { state: 'missed' })
    const rule = (await findRule(tx, booking.rule_id))!
    audit({ subjectKind: 'reception-rule', subjectId: rule.id, bodyId: rule.bodyId, after: { missed: booking.day } })
  },
})
