/** What the codes of matters alone need: a lost one that is renewed, and one that leads to what was taken out as secret. */
import { createHmac } from 'node:crypto'
import type { Day } from '#base/day.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

/** A new code in the place of a lost one. */
export type RecoveredCode = { submissionId: string; receivedOn: Day; code: string; link: string }

/**
 * The code of a matter that was taken out of a submission because it is secret: found by the same code, and not to be recognised
 * as the other's without the key.
 */
export function secretCodeHash(secretKey: Uint8Array, codeHash: string): string {
  return createHmac('sha256', deriveKey(secretKey, 'matter-code-secret')).update(codeHash).digest('hex')
}

/** What makes the same person, by a telephone and a word of their own, find a lost code again. */
export function recoveryHash(secretKey: Uint8Array, way: 'email' | 'secret', words: readonly string[]): string {
  return createHmac('sha256', deriveKey(secretKey, `matter-recovery-${way}`))
    .update(words.join('\n'))
    .digest('hex')
}
