/**
 * Theo dõi bằng thư điện tử: somebody, known by an address alone, who wants to be told when a document or a topic changes.
 * asked → confirmed by the link in a mail → told, one mail a day at most → left, and nothing of the address remains.
 */
import { createHmac } from 'node:crypto'
import { Refusal } from '#base/refusal.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { isSameSecret } from '#platform/identity/session-token.ts'

/** What is followed. */
export type Subject = { kind: 'document'; documentId: string } | { kind: 'topic'; topicCode: string }

export type Subscription = { id: string; subject: Subject; name: string; path: string }

export const requestHours = 48
export const subscriptionsMax = 100
/** So many days on which the mail server knows no such address, and nothing is sent there any more. */
export const refusalsMax = 2

export const refusals = {
  noSubject: new Refusal(
    404,
    'Thư viện không có văn bản hay chủ đề này để theo dõi. Hãy mở văn bản rồi bấm «Nhận thư khi văn bản này thay đổi».',
  ),
  oldRequest: new Refusal(
    410,
    'Liên kết xác nhận này đã dùng hoặc đã quá 48 giờ. Nếu bạn đã xác nhận thì không cần làm gì thêm; nếu chưa, hãy đăng ký lại.',
  ),
  noSubscriber: new Refusal(
    404,
    'Địa chỉ này không còn theo dõi gì, hoặc đường dẫn không đúng. Nếu bạn đã thôi theo dõi thì không cần làm gì thêm.',
  ),
  tooMany: new Refusal(
    409,
    `Mỗi địa chỉ theo dõi được nhiều nhất ${subscriptionsMax} mục. Hãy thôi theo dõi bớt, hoặc theo dõi cả chủ đề.`,
  ),
}

const addressPurpose = 'law-subscriber-address'
const leavingPurpose = 'law-subscriber-leaving'

/** Under which an address is found: keyed, so that a copy of the database alone does not tell whether somebody is in it. */
export function addressHash(secretKey: Uint8Array, address: string): string {
  return createHmac('sha256', deriveKey(secretKey, addressPurpose)).update(address.toLowerCase()).digest('hex')
}

/** Sealed for the hash that it is found by. */
export function sealAddress(secretKey: Uint8Array, address: string): string {
  return sealText(secretKey, { purpose: addressPurpose, owner: addressHash(secretKey, address) }, address)
}

export function openAddress(secretKey: Uint8Array, row: { address_hash: string; address_sealed: string }): string {
  const seal = { purpose: addressPurpose, owner: row.address_hash }
  const address = openSealedText(secretKey, seal, row.address_sealed)
  if (address === undefined) throw new Error('A sealed address of a subscriber does not open under this key.')
  return address
}

/** The link to leave by stands in every mail; it follows from the key and is kept nowhere. It ends with the subscriber. */
export function leavingToken(secretKey: Uint8Array, subscriberId: string): string {
  return `${Buffer.from(subscriberId.replaceAll('-', ''), 'hex').toString('base64url')}${macOf(secretKey, subscriberId)}`
}

/** Whose link it is; undefined when it is none of ours. */
export function subscriberOfToken(secretKey: Uint8Array, token: string): string | undefined {
  if (!/^[\w-]{65}$/u.test(token)) return undefined
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
  return isSameSecret(token.slice(22), macOf(secretKey, id)) ? id : undefined
}

function macOf(secretKey: Uint8Array, subscriberId: string): string {
  return createHmac('sha256', deriveKey(secretKey, leavingPurpose)).update(subscriberId).digest('base64url')
}
