import { randomBytes, randomUUID } from 'node:crypto'

/** A UUID version 7: ordered by the millisecond it was made, so that keys of one table grow at one end. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return idPattern.test(text)
}

/** A secret for links and cookies: 256 random bits, URL-safe, 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Short random id for a log line that a person may read over the telephone. */
export function newFaultNumber(): string {
  return randomUUID().slice(0, 8)
}
