import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { giveNewCode } from '#domains/matters/acts/steps/give-new-code.ts'
import { takeRenewal } from '#domains/matters/submission.store.ts'
import { act } from '#platform/acts/act.ts'
import { hashToken } from '#platform/identity/session-token.ts'

const oldLink = new Refusal(410, 'Đường dẫn này đã dùng hoặc đã quá hạn. Hãy báo mất mã lại để nhận thư mới.')

/** Cấp mã mới from the link in a mail: once. */
export const takeNewCode = act<{ token: string }, { submissionId: string; code: string; link: string }>({
  name: 'matters.take-new-code',
  may: 'anyone',
  parse: z.object({ token: z.string() }).parse,
  async run(context, { token }) {
    const submissionId = await takeRenewal(context.tx, hashToken(token), context.now)
    if (submissionId === undefined) throw oldLink
    return { submissionId, ...(await giveNewCode(context, submissionId, { personId: null, how: 'qua thư điện tử' })) }
  },
})
