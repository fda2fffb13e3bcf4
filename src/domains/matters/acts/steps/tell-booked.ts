import type { BookingRow } from '#domains/matters/reception/reception.store.ts'
import { bookingComposerKey, bookingTellKind } from '#domains/matters/reception/told-booked.ts'
import { queuedAddress } from '#domains/matters/tracking/told-by.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

/** Báo người đã hẹn by the way they chose, once for one thing; the address is opened when the message is handed over. */
export async function tellBooked(
  { tx, now }: Pick<ActContext, 'tx' | 'now'>,
  { id, notify }: Pick<BookingRow, 'id' | 'notify'>,
  what: 'reminder' | 'called-off',
): Promise<void> {
  const uniqueKey = `${id}:${what}`
  if (notify === 'email')
    await queueMail(tx, {
      to: queuedAddress,
      subject: 'Lịch hẹn tiếp công dân',
      text: 'Thư này được viết khi gửi.',
      uniqueKey: `matters.booking:${uniqueKey}`,
      composer: { key: bookingComposerKey, payload: { bookingId: id, what } },
      now,
    })
  if (notify === 'sms' || notify === 'zalo')
    await enqueue(tx, { kind: bookingTellKind, payload: { bookingId: id, what, way: notify }, uniqueKey, runAt: now })
}
