import { sql } from 'kysely'
import { addDays } from '#base/day.ts'
import { tellBooked } from '#domains/matters/acts/steps/tell-booked.ts'
import { bookingsKeptDays } from '#domains/matters/bookings-kept.ts'
import { act } from '#platform/acts/act.ts'

const remindedMax = 2_000

/** Nhắc người có hẹn ngày mai, once each; and forget who came to what is long past. Answers with how many were told. */
export const remindBooked = act<object, number>({
  name: 'matters.remind-booked',
  may: 'system',
  parse: () => ({}),
  async run(context) {
    const { tx, today } = context
    const rows = await tx
      .selectFrom('reception_booking')
      .selectAll()
      .where('day', '=', addDays(today, 1))
      .where('state', '=', 'booked')
      .where('notify', '<>', 'none')
      .orderBy('id')
      .limit(remindedMax)
      .execute()
    for (const booking of rows) await tellBooked(context, booking, 'reminder')
    await sql`update reception_booking set sealed = null, notify = 'none' where sealed is not null and day < ${addDays(today, -bookingsKeptDays)}`.execute(
      tx,
    )
    return rows.length
  },
})
