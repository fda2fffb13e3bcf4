import { z } from 'zod'
import { confirmationMail } from '#domains/library/subscribing/news-mail.ts'
import { addRequest } from '#domains/library/subscribing/subscriber.store.ts'
import { addressHash, requestHours, type Subject, sealAddress } from '#domains/library/subscribing/subscription.ts'
import { findSubject } from '#domains/library/subscribing/subscriptions.queries.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { newSessionToken } from '#platform/identity/session-token.ts'
import { checkAddress } from '#platform/mail/message.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

const addressField = z.string({ error: 'Hãy ghi địa chỉ thư điện tử.' }).transform((typed, context) => {
  try {
    return checkAddress(typed)
  } catch {
    context.addIssue({ code: 'custom', message: 'Hãy ghi một địa chỉ thư điện tử, dạng ten@noi.vn.' })
    return z.NEVER
  }
})

/**
 * Xin theo dõi: a link goes to the address, and nothing else until it is followed. The answer is the same whoever asks for
 * whichever address: it tells nobody whether that one is known. `mayMail` false: this address was written to often enough today.
 */
export const askSubscription = act<
  { address: string; document: string; topic: string; mayMail: boolean },
  { subject: Subject }
>({
  name: 'library.ask-subscription',
  may: 'anyone',
  parse: z.object({
    address: addressField,
    document: z.string().max(200).catch(''),
    topic: z.string().max(60).catch(''),
    mayMail: z.boolean().catch(true),
  }).parse,
  async run({ tx, house, now }, { address, document, topic, mayMail }) {
    const found = await findSubject(tx, { documentSlug: document, topicCode: topic })
    if (found === undefined)
      throw new FormRefusal({
        topic: 'Hãy chọn chủ đề muốn theo dõi, hoặc mở một văn bản rồi bấm «Nhận thư khi văn bản này thay đổi».',
      })
    if (mayMail) {
      const { token, tokenHash } = newSessionToken()
      const hash = addressHash(house.secretKey, address)
      const addressSealed = sealAddress(house.secretKey, address)
      const expiresAt = new Date(now.getTime() + requestHours * 3_600_000)
      await addRequest(tx, { tokenHash, addressHash: hash, addressSealed, subject: found.subject }, expiresAt)
      await queueMail(tx, {
        to: address,
        ...confirmationMail({ name: found.name, publicUrl: house.publicUrl, token }),
        uniqueKey: `library.confirm:${tokenHash}`,
        now,
      })
    }
    return { subject: found.subject }
  },
})
