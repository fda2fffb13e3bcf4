/**
 * Ảnh thẻ khi chia sẻ: what stands on the picture beside a link in Zalo, Facebook. Its address carries the words and a proof of ours, so
 * that no other words are ever drawn in our name, and nothing has to be looked up.
 */
import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { isSameSecret } from '#platform/identity/session-token.ts'

export type ShareCard = {
  /** What it is: «Cuộc thi tìm hiểu pháp luật». */
  kicker: string
  title: string
  /** Whose: «UBND phường Kinh Bắc». */
  issuer: string
}

export const sharePrefix = '/anh-chia-se'

/** Longer words are cut: a title that nobody reads on a telephone. */
const kickerMax = 60
const titleMax = 180
const issuerMax = 90

const shape = z.tuple([z.string().max(kickerMax + 1), z.string().max(titleMax + 1), z.string().max(issuerMax + 1)])

const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`)

/** `/anh-chia-se/<words>.<proof>.png`: the same card has the same address. */
export function sharePath(secretKey: Uint8Array, { kicker, title, issuer }: ShareCard): string {
  const words = JSON.stringify(
    [cut(kicker, kickerMax), cut(title, titleMax), cut(issuer, issuerMax)].map((one) => one.normalize('NFC')),
  )
  const said = Buffer.from(words).toString('base64url')
  return `${sharePrefix}/${said}.${proofOf(secretKey, said)}.png`
}

/** undefined: it is none of ours. */
export function readShareName(secretKey: Uint8Array, name: string): ShareCard | undefined {
  const [, said, proof] = /^([\w-]{8,2000})\.([\w-]{22})\.png$/u.exec(name) ?? []
  if (said === undefined || proof === undefined || !isSameSecret(proof, proofOf(secretKey, said))) return undefined
  const [kicker, title, issuer] = shape.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')))
  return { kicker, title, issuer }
}

/** How a drawn card is kept: by its words and by how cards are drawn now. */
export function cardName(card: ShareCard, edition: string): string {
  return `${createHash('sha256')
    .update(JSON.stringify([edition, card.kicker, card.title, card.issuer]))
    .digest('hex')
    .slice(0, 32)}.png`
}

function proofOf(secretKey: Uint8Array, said: string): string {
  return createHmac('sha256', deriveKey(secretKey, 'share-card'))
    .update(said)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
