/**
 * Mã hồ sơ, mã của một tờ gửi không cần tài khoản: fifteen random digits and a check digit, read over the telephone in four groups of four. It follows from the secret of
 * the form that was sent, so that a form sent twice gives one code; of it the database has a keyed hash alone.
 */
import { createHash, createHmac } from 'node:crypto'
import { deriveKey } from '#platform/identity/secret-key.ts'

/** As it was named first; other words would make other codes of the same secrets. */
const codePurpose = 'matter-code'
const linkPurpose = 'matter-link'
const digits = 15

export type ReceiptCode = {
  /** Sixteen digits. */
  code: string
  codeHash: string
  /** What the QR code on a receipt leads to: 43 letters that nobody types. */
  link: string
  linkHash: string
}

/** `secret`: 256 random bits that only the person's browser and this moment know. */
export function codeOf(secretKey: Uint8Array, secret: string): ReceiptCode {
  const made = createHmac('sha256', deriveKey(secretKey, codePurpose)).update(secret).digest()
  const number = (BigInt(`0x${made.toString('hex')}`) % 10n ** BigInt(digits)).toString().padStart(digits, '0')
  const code = number + checkDigit(number)
  const link = createHmac('sha256', deriveKey(secretKey, linkPurpose)).update(secret).digest('base64url')
  return { code, codeHash: hashCode(secretKey, code), link, linkHash: hashLink(link) }
}

export function hashCode(secretKey: Uint8Array, code: string): string {
  return createHmac('sha256', deriveKey(secretKey, `${codePurpose}-kept`))
    .update(code)
    .digest('hex')
}

export function hashLink(link: string): string {
  return createHash('sha256').update(link).digest('hex')
}

/** «4821 0937 5526 1184», with what people write between; undefined when it cannot be a code: digits are missing, or one is wrong. */
export function readCode(typed: string): string | undefined {
  const code = typed.replace(/[\s.\-_]/gu, '')
  if (!/^\d{16}$/u.test(code)) return undefined
  return checkDigit(code.slice(0, digits)) === code.at(-1) ? code : undefined
}

export function showCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/gu, '$1 ')
}

/** Damm's quasigroup: finds every single wrong digit and every two neighbours that changed places. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

function checkDigit(number: string): string {
  let row = 0
  for (const digit of number) row = Number(damm[row]![Number(digit)])
  return String(row)
}
