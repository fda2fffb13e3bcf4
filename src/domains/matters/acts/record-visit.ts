import { z } from 'zod'
import { type StoredSubmission, storeSubmission } from '#domains/matters/acts/steps/store-submission.ts'
import { kindField } from '#domains/matters/desk/matter-fields.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import { findRule, loadBookingToChange, moveBooking } from '#domains/matters/reception/reception.store.ts'
import { refusals } from '#domains/matters/reception/reception.ts'
import { openBooking } from '#domains/matters/reception/sealed-booking.ts'
import { nobodyKnown, refusals as submissionRefusals, wordsLengthMax } from '#domains/matters/submission.ts'
import { sentAwayKind } from '#domains/matters/tracking/told-by.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { filesField, idField, optionalLineField, textField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { forgetMailsOf } from '#platform/mail/forget-mails.ts'

/**
 * Ghi việc người đã đến trình bày: it becomes a matter, received in person, with what the person said of themselves when they booked.
 * A denunciation goes into the sealed store alone, and nothing here leads to it.
 */
export const recordVisit = act({
  name: 'matters.record-visit',
  may: 'work on matters',
  parse: z.object({
    bookingId: idField(),
    formKey: z
      .string({ error: submissionRefusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
    kind: kindField,
    words: textField('nội dung trình bày', 1, wordsLengthMax),
    title: optionalLineField('trích yếu', 160),
    name: optionalLineField('họ tên', 120),
    address: optionalLineField('địa chỉ', 300),
    phone: optionalLineField('số điện thoại', 30),
    files: filesField('files'),
  }).parse,
  async run(context, { bookingId, name, address, phone, ...typed }): Promise<StoredSubmission> {
    const { tx, actor, house, now, today } = context
    const booking = await loadBookingToChange(tx, actor, bookingId)
    const rule = (await findRule(tx, booking.rule_id))!
    if (booking.state !== 'booked' || booking.day > today) throw refusals.over
    const said = openBooking(house.secretKey, booking.id, booking.sealed)
    const isSecret = isSecretKind(typed.kind)
    const stored = await storeSubmission(context, {
      ...typed,
      bodyId: rule.bodyId,
      channel: 'reception',
      receivedAt: now,
      details: { ...nobodyKnown, name, address, phone, email: said.email },
      particulars: {},
      consents: [],
      helperName: '',
      filedBy: personIdOf(actor),
      notify: isSecret ? 'none' : booking.notify,
      recovery: { way: 'none', words: [] },
    })
    if (isSecret) await forgetReminder(context, booking.id)
    await moveBooking(tx, booking.id, {
      state: 'came',
      forgets: true,
      ...(!isSecret && { submissionId: stored.submissionId }),
    })
    return stored
  },
})

/** A message with the telephone of who now denounces may lie in the outbox. */
async function forgetReminder({ tx, now }: ActContext, bookingId: string): Promise<void> {
  const mailIds = await forgetMailsOf(tx, [`matters.booking:${bookingId}:reminder`])
  const payload = { eventIds: [`${bookingId}-reminder`], mailIds }
  await enqueue(tx, { kind: sentAwayKind, payload, uniqueKey: bookingId, runAt: now })
}
