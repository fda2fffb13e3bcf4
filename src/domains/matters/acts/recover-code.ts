import { z } from 'zod'
import { phoneDigits } from '#base/phone.ts'
import { giveNewCode } from '#domains/matters/acts/steps/give-new-code.ts'
import { secretWordOf } from '#domains/matters/filing/filing-fields.ts'
import { type RecoveredCode, recoveryHash } from '#domains/matters/receipt-code.ts'
import { listByRecovery } from '#domains/matters/submission.store.ts'
import { refusals } from '#domains/matters/submission.ts'
import { act } from '#platform/acts/act.ts'

/** Tìm lại mã bằng số điện thoại và từ bí mật đã chọn lúc gửi: each submission of theirs gets a new code. */
export const recoverCode = act<{ phone: string; secretWord: string }, RecoveredCode[]>({
  name: 'matters.recover-code',
  may: 'anyone',
  parse: z.object({
    phone: z
      .string({ error: 'Hãy ghi số điện thoại đã dùng lúc gửi.' })
      .transform((typed) => phoneDigits(typed) ?? '')
      .refine((phone) => phone !== '', 'Số điện thoại cần từ 8 đến 15 chữ số.'),
    secretWord: z
      .string({ error: 'Hãy ghi từ bí mật.' })
      .transform(secretWordOf)
      .refine((word) => word !== '', 'Hãy ghi từ bí mật đã chọn lúc gửi.'),
  }).parse,
  async run(context, { phone, secretWord }) {
    const hash = recoveryHash(context.house.secretKey, 'secret', [phone, secretWord])
    const found = await listByRecovery(context.tx, hash)
    if (found.length === 0) throw refusals.notRecovered
    const codes: RecoveredCode[] = []
    for (const { id, receivedOn } of found) {
      const by = { personId: null, how: 'bằng số điện thoại và từ bí mật' }
      codes.push({ submissionId: id, receivedOn, ...(await giveNewCode(context, id, by)) })
    }
    return codes
  },
})
