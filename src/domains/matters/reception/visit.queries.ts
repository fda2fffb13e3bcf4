import type { Day } from '#base/day.ts'
import { refusals } from '#domains/matters/reception/reception.ts'
import { openBooking } from '#domains/matters/reception/sealed-booking.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A booking that is still open, for who receives at its body. */
export async function findBookingFor(
  db: Db,
  actor: Actor,
  secretKey: Uint8Array,
  id: string,
): Promise<{ bookingId: string; day: Day; details: ReturnType<typeof openBooking> }> {
  const row = await db
    .selectFrom('reception_booking')
    .innerJoin('reception_rule', 'reception_rule.id', 'reception_booking.rule_id')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .selectAll('reception_booking')
    .where('reception_booking.id', '=', id)
    .where(whereMay(actor, 'work on matters', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.state !== 'booked') throw refusals.over
  return { bookingId: row.id, day: row.day, details: openBooking(secretKey, row.id, row.sealed) }
}
