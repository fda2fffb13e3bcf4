import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from '#platform/identity/secret-key.ts'

/** What a sealed text is for, and whose it is: a text sealed for one owner does not open for another. */
export type Seal = { purpose: string; owner: string }

const version = 'v1'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts with AES-256-GCM under a key derived for the purpose. `v1.<base64url>`; safe in a column or a cookie. */
export function sealText(secretKey: Uint8Array, seal: Seal, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secretKey, seal.purpose), nonce)
  cipher.setAAD(Buffer.from(seal.owner))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${version}.${sealed.toString('base64url')}`
}

/** The text again; undefined when it was changed, sealed for something or somebody else, or under another key. */
export function openSealedText(secretKey: Uint8Array, seal: Seal, sealed: string): string | undefined {
  const [given, body, ...rest] = sealed.split('.')
  if (given !== version || body === undefined || rest.length > 0) return undefined
  const bytes = Buffer.from(body, 'base64url')
  // One spelling only: base 64 has letters whose last bits mean nothing.
  if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== body) return undefined
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(secretKey, seal.purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.from(seal.owner))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch {
    return undefined // the tag does not fit; GCM tells no more
  }
}
