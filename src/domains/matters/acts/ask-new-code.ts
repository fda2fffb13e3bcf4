import { z } from 'zod'
import { recoveryHash } from '#domains/matters/receipt-code.ts'
import { addRenewal, listByRecovery } from '#domains/matters/submission.store.ts'
import { renewalMail } from '#domains/matters/tracking/told-by.ts'
import { act } from '#platform/acts/act.ts'
import { newSessionToken } from '#platform/identity/session-token.ts'
import { checkAddress } from '#platform/mail/message.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

export const renewalHours = 24

/**
 * Xin mã mới qua thư: a link to the address, for each submission that was to be found by it. The answer is the same whichever
 * address is typed. `mayMail` false: this address was written to often enough today.
 */
export const askNewCode = act<{ email: string; mayMail: boolean }, void>({
  name: 'matters.ask-new-code',
  may: 'anyone',
  parse: z.object({
    email: z.string({ error: 'Hãy ghi địa chỉ thư điện tử.' }).transform((typed, context) => {
      try {
        return checkAddress(typed)
      } catch {
        context.addIssue({ code: 'custom', message: 'Hãy ghi một địa chỉ thư điện tử, dạng ten@noi.vn.' })
        return z.NEVER
      }
    }),
    mayMail: z.boolean().catch(true),
  }).parse,
  async run({ tx, house, now }, { email, mayMail }) {
    if (!mayMail) return
    const found = await listByRecovery(tx, recoveryHash(house.secretKey, 'email', [email.toLowerCase()]))
    for (const { id } of found) {
      const { token, tokenHash } = newSessionToken()
      const expiresAt = new Date(now.getTime() + renewalHours * 3_600_000)
      await addRenewal(tx, { tokenHash, submissionId: id, expiresAt })
      await queueMail(tx, {
        to: email,
        ...renewalMail(house.publicUrl, token, renewalHours),
        uniqueKey: `matters.renewal:${tokenHash}`,
        now,
      })
    }
  },
})
