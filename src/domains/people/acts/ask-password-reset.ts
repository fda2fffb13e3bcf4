import { z } from 'zod'
import { requestSeal, resetKind } from '#domains/people/password-reset.ts'
import { act } from '#platform/acts/act.ts'
import { sealText } from '#platform/identity/sealed-text.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/**
 * Quên mật khẩu. Only writes down the wish; whether there is such an account is looked up later by a job, so that neither the
 * answer nor its time tells. What was typed is sealed: it may be a password in the wrong box.
 */
export const askPasswordReset = act({
  name: 'people.ask-password-reset',
  may: 'anyone',
  parse: z.object({ userName: z.string().max(254).catch('') }).parse,
  async run({ tx, house, now }, { userName }): Promise<void> {
    const sealed = sealText(house.secretKey, requestSeal, userName)
    await enqueue(tx, { kind: resetKind, payload: { sealed }, runAt: now })
  },
})
