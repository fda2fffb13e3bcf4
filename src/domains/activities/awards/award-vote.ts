import { createHmac } from 'node:crypto'
import { phoneDigits } from '#base/phone.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

/** What stands for a telephone number in one round, 64 hex digits: the marks of two rounds cannot be laid side by side. */
export function voterMark(secretKey: Uint8Array, roundId: string, phone: string): string {
  return createHmac('sha256', deriveKey(secretKey, 'award-voter'))
    .update(`${roundId}\n${phoneDigits(phone) ?? ''}`)
    .digest('hex')
}
