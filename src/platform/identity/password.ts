import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '#base/refusal.ts'
import { limitAtOnce } from '#platform/identity/at-once.ts'

/** Argon2id as OWASP's password storage cheat sheet asks: 19 MiB, two passes, one lane. */
const wanted = { memoryKib: 19_456, passes: 2, lanes: 1 }
const saltBytes = 16
const hashBytes = 32

export const refusals = {
  busy: new Refusal(503, 'Đang có rất nhiều người đăng nhập cùng lúc. Hãy đợi khoảng một phút rồi thử lại.'),
}

/** Argon2 runs on Node's four helper threads: three at once (57 MiB), so that files and names are still read meanwhile. */
const hashing = limitAtOnce({ atOnceMax: 3, waitingMax: 2_000, tooMany: refusals.busy })

/** A PHC string for a column: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await stretch(password, { ...wanted, salt, hashBytes })
  return `$argon2id$v=19$m=${wanted.memoryKib},t=${wanted.passes},p=${wanted.lanes}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether it is the password. With no stored hash (no such account, or one that never set a password) the same work is
 * done for nothing, so that the time of the answer does not tell which accounts exist.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const parsed = stored ? parsePhc(stored) : undefined
  if (stored && parsed === undefined) throw new Error('A stored password hash is not an Argon2id PHC string.')
  const against = parsed ?? { ...wanted, salt: noSalt, hash: noHash }
  const hash = await stretch(password, { ...against, hashBytes: against.hash.length })
  return timingSafeEqual(hash, against.hash) && parsed !== undefined
}

const noSalt = randomBytes(saltBytes)
const noHash = randomBytes(hashBytes)

/** True for a hash made with other parameters than today's: hash again while the password is at hand. */
export function needsRehash(stored: string): boolean {
  const parsed = parsePhc(stored)
  return (
    parsed === undefined ||
    parsed.memoryKib !== wanted.memoryKib ||
    parsed.passes !== wanted.passes ||
    parsed.lanes !== wanted.lanes ||
    parsed.hash.length !== hashBytes
  )
}

type Stretching = { memoryKib: number; passes: number; lanes: number; salt: Buffer; hashBytes: number }

function stretch(password: string, given: Stretching): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    // One keyboard sends «ế» as one letter, another as three: the same password.
    message: password.normalize('NFC'),
    nonce: given.salt,
    parallelism: given.lanes,
    tagLength: given.hashBytes,
    memory: given.memoryKib,
    passes: given.passes,
  }
  return hashing(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)))
      }),
  )
}

const phcPattern = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function parsePhc(text: string) {
  const match = phcPattern.exec(text)
  if (match === null) return undefined
  const [, memory, passes, lanes, salt, hash] = match
  return {
    memoryKib: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt!, 'base64'),
    hash: Buffer.from(hash!, 'base64'),
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
