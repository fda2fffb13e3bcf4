import { createHash, timingSafeEqual } from 'node:crypto'
import { newSecret } from '#base/ids.ts'

/** A secret that the browser or a link keeps, and what the database keeps of it: reading the database opens no session. */
export type SessionToken = { token: string; tokenHash: string }

export function newSessionToken(): SessionToken {
  const token = newSecret()
  return { token, tokenHash: hashToken(token) }
}

/** SHA-256 in hexadecimal. No salt and no stretching: the token has 256 random bits, nothing can be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether this could be a token of ours, before the database is asked. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** Compares in a time that does not tell where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(left!, right!)
}
