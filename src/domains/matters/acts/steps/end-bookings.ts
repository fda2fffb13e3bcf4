import { tellBooked } from '#domains/matters/acts/steps/tell-booked.ts'
import { listBookedAfter, moveBooking } from '#domains/matters/reception/reception.store.ts'
import type { ReceptionRule } from '#domains/matters/reception/reception.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** Who booked a day after the end of a rule is told that it does not take place. Answers with how many. */
export async function endBookings(
  context: Pick<ActContext, 'tx' | 'now'>,
  { id, toDay }: Pick<ReceptionRule, 'id' | 'toDay'>,
): Promise<number> {
  if (toDay === null) return 0
  const booked = await listBookedAfter(context.tx, id, toDay)
  for (const booking of booked) {
    await moveBooking(context.tx, booking.id, { state: 'cancelled' })
    await tellBooked(context, booking, 'called-off')
  }
  return booked.length
}
