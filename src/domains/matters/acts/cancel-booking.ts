import { z } from 'zod'
import { momentOn } from '#base/hour.ts'
import { findBookingBy, findRule, lockSession, moveBooking } from '#domains/matters/reception/reception.store.ts'
import { refusals, slotsOf } from '#domains/matters/reception/reception.ts'
import { act } from '#platform/acts/act.ts'
import { hashCode, readCode } from '#platform/identity/receipt-code.ts'

/** Hủy lịch hẹn, by whoever holds its code; the seat is free again and nothing of the person stays. */
export const cancelBooking = act({
  name: 'matters.cancel-booking',
  may: 'anyone',
  parse: z.object({ code: z.string().catch('') }).parse,
  async run({ tx, house, now, audit }, { code }): Promise<void> {
    const read = readCode(code)
    if (read === undefined) throw refusals.noBooking
    const found = await findBookingBy(tx, { codeHash: hashCode(house.secretKey, read) })
    const rule = found && (await findRule(tx, found.rule_id))
    if (found === undefined || rule === undefined) throw refusals.noBooking
    await lockSession(tx, { rule, day: found.day })
    const booking = (await findBookingBy(tx, { codeHash: found.code_hash }))!
    if (booking.state !== 'booked' || momentOn(booking.day, slotsOf(rule)[booking.slot]!) <= now) throw refusals.over
    await moveBooking(tx, booking.id, { state: 'cancelled', forgets: true })
    audit({ subjectKind: 'reception-rule', subjectId: rule.id, bodyId: rule.bodyId, after: { cancelled: booking.day } })
  },
})
