import { randomBytes, randomUUID } from 'node:crypto'

/**
 * A UUID version 7: ordered by the millisecond it was made, so that keys of one table grow at one end. What one process
 * makes in the same millisecond rises too: the tasks of a plan, adopted together, are listed in its order by their keys.
 */
export function newId(now = Date.now()): string {
  turn = now === moment ? (turn + 1) % turns : 0
  moment = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  // The turn stands behind the version and the variant, as RFC 9562 (6.2) allows; 48 random bits remain.
  bytes.writeUInt16BE(0x7000 | (turn >>> 14), 6)
  bytes.writeUInt16BE(0x8000 | (turn & 0x3fff), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const turns = 2 ** 26
let moment = 0
let turn = 0

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
