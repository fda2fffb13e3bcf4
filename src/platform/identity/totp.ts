import { createHmac, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { isSameSecret } from '#platform/identity/session-token.ts'

const periodSeconds = 30
const issuer = 'Luật Gần Dân'

/** A new second factor: what the person scans or types once, and what the database keeps. */
export type NewTotp = {
  /** Base 32 in groups of four, for typing. */
  shown: string
  /** `otpauth://…`, for the picture. */
  uri: string
  /** For the column; opens only with our key and for this person. */
  sealed: string
}

export function newTotp(secretKey: Uint8Array, personId: string, userName: string): NewTotp {
  const secret = new Secret({ size: 20 })
  return {
    shown: secret.base32.replace(/(.{4})(?=.)/g, '$1 '),
    uri: totpOf(secret, userName).toString(),
    sealed: sealText(secretKey, sealOf(personId), secret.base32),
  }
}

/**
 * The step (30 seconds since 1970) that a code is good for, now or one step to either side; undefined when it is wrong
 * or when that step or a later one was used before. Store the step as the new `lastStep` with the sign-in.
 */
export function checkTotp(
  secretKey: Uint8Array,
  given: { personId: string; sealed: string; code: string; now: Date; lastStep: number | null },
): number | undefined {
  const code = given.code.replace(/\s+/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const base32 = openSealedText(secretKey, sealOf(given.personId), given.sealed)
  if (base32 === undefined) throw new Error('A stored second factor does not open: was secret.key replaced?')
  const timestamp = given.now.getTime()
  const delta = totpOf(Secret.fromBase32(base32), '').validate({ token: code, timestamp, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta
  return given.lastStep !== null && step <= given.lastStep ? undefined : step
}

/** Codes for the day the telephone is lost: shown once, kept as hashes. */
export function newRecoveryCodes(secretKey: Uint8Array): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCodesCount }, newRecoveryCode)
  return { codes, hashes: codes.map((code) => hashRecoveryCode(secretKey, code)) }
}

/** The hashes that are left when the code is one of them; undefined when it is not. Store what is left. */
export function useRecoveryCode(secretKey: Uint8Array, hashes: readonly string[], code: string): string[] | undefined {
  const hash = hashRecoveryCode(secretKey, code)
  const left = hashes.filter((one) => !isSameSecret(one, hash))
  return left.length < hashes.length ? left : undefined
}

const recoveryCodesCount = 10
const recoveryLetters = 'abcdefghjkmnpqrstuvwxyz23456789' // none that are mistaken on paper: i l o 0 1
const recoveryLength = 12

/** `k7mq-x2bd-9hwe`: 59 random bits. */
function newRecoveryCode(): string {
  const letters = Array.from({ length: recoveryLength }, () => recoveryLetters[randomInt(recoveryLetters.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

function hashRecoveryCode(secretKey: Uint8Array, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHmac('sha256', deriveKey(secretKey, 'recovery-code')).update(plain).digest('hex')
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period: periodSeconds })
}

function sealOf(personId: string) {
  return { purpose: 'totp', owner: personId }
}
