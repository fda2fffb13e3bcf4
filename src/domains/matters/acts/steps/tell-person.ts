import { addCall } from '#domains/matters/calls/call.store.ts'
import type { NotifyWay } from '#domains/matters/submission.ts'
import { queuedAddress, tellComposerKey, tellKind } from '#domains/matters/tracking/told-by.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

/**
 * Báo tin: whoever chose a way of being told hears that something happened, and where to read it; what happened is read with the
 * code alone. The address is opened when the message is handed over, and stands nowhere before.
 */
export async function tellPerson({ tx, now }: ActContext, submissionId: string, eventId: string): Promise<void> {
  const { notify } = await tx
    .selectFrom('submission')
    .select('notify')
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
  const way: NotifyWay = notify
  if (way === 'email')
    await queueMail(tx, {
      to: queuedAddress,
      subject: 'Hồ sơ của ông/bà có tin mới',
      text: 'Thư này được viết khi gửi.',
      uniqueKey: `matters.told:${eventId}`,
      composer: { key: tellComposerKey, payload: { submissionId, eventId } },
      now,
    })
  if (way === 'call') await addCall(tx, eventId, now)
  if (way === 'sms' || way === 'zalo')
    await enqueue(tx, { kind: tellKind, payload: { submissionId, eventId, way }, uniqueKey: eventId, runAt: now })
}
