/**
 * Bài dự thi: one person's questions, drawn once, and the answers. Nobody has an account: a telephone number is kept as a keyed hash, a
 * code continues the entry elsewhere, and the address of the entry carries a pass that proves itself, so that writing an answer asks
 * nobody.
 */
import { createHmac } from 'node:crypto'
import { phoneDigits } from '#base/phone.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { readWholeNumber } from '#base/whole-number.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { isSameSecret } from '#platform/identity/session-token.ts'

/** What whoever entered takes away: a code to come back with, and the pass of the address. */
export type Entered = { code: string; pass: string }

export type EntryNames = { phoneHash: string; nameHash: string }

export const refusals = {
  noEntry: new Refusal(404, 'Không có bài dự thi ở địa chỉ này. Hãy nhập mã bài dự thi ở trang cuộc thi.'),
  wrongCode: new Refusal(404, 'Không có bài dự thi nào mang mã này. Hãy xem lại từng nhóm bốn chữ số.'),
  notOpen: new Refusal(409, 'Cuộc thi chưa mở. Hãy quay lại đúng giờ mở ghi ở trang cuộc thi.'),
  closed: new Refusal(
    409,
    'Cuộc thi đã đóng nên lần gửi này không được ghi. Các câu đã ghi trước giờ đóng vẫn được chấm, không phải nộp gì thêm.',
  ),
  entered: new Refusal(
    409,
    'Số điện thoại này đã có bài dự thi. Hãy nhập mã bài dự thi để làm tiếp; mất mã thì các câu đã ghi vẫn được chấm.',
  ),
  tooMany: new Refusal(
    503,
    'Rất nhiều người đang gửi cùng lúc nên lần này chưa ghi được. Hãy bấm gửi lại sau vài giây.',
  ),
  seatsFull: new Refusal(
    409,
    'Số điện thoại này đã có đủ 5 bài dự thi. Hãy dùng số khác, hoặc liên hệ cơ quan tổ chức.',
  ),
}

/** By whom: the same telephone, and the same name with or without tones. The hash of one contest is not that of another. */
export function entryNames(secretKey: Uint8Array, contestId: string, who: { phone: string; name: string }): EntryNames {
  const hash = (what: string, text: string) =>
    createHmac('sha256', deriveKey(secretKey, `contest-${what}`))
      .update(`${contestId}\n${text}`)
      .digest('hex')
  const digits = phoneDigits(who.phone) ?? ''
  return { phoneHash: hash('phone', digits), nameHash: hash('name', `${digits}\n${fold(who.name)}`) }
}

const macBytes = 16

/** What an entry's address ends with: its id and a proof, 43 letters that nobody types. */
export function entryPass(secretKey: Uint8Array, entryId: string): string {
  const id = Buffer.from(entryId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, macOf(secretKey, id)]).toString('base64url')
}

/** The entry's id; undefined: it is no pass of ours. */
export function readPass(secretKey: Uint8Array, pass: string): string | undefined {
  if (!/^[\w-]{43}$/u.test(pass)) return undefined
  const bytes = Buffer.from(pass, 'base64url')
  const id = bytes.subarray(0, 16)
  if (!isSameSecret(pass, Buffer.concat([id, macOf(secretKey, id)]).toString('base64url'))) return undefined
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
}

function macOf(secretKey: Uint8Array, id: Uint8Array): Buffer {
  return createHmac('sha256', deriveKey(secretKey, 'contest-pass')).update(id).digest().subarray(0, macBytes)
}

export function sealName(secretKey: Uint8Array, entryId: string, name: string): string {
  return sealText(secretKey, { purpose: 'contest-name', owner: entryId }, name)
}

/** '': it was forgotten. */
export function openName(secretKey: Uint8Array, entryId: string, sealed: string | null): string {
  return (sealed && openSealedText(secretKey, { purpose: 'contest-name', owner: entryId }, sealed)) || ''
}

/** One answer of one page; question 0 is the guess. */
export type SentAnswer = { question: number; choice: number }

const sentMax = 60

const guessMax = 99_999_999

/** What a page of an entry sent: `c12=3` for question 12, `doan=1.250` for the guess. What is no answer is left out. */
export function sentAnswers(typed: Record<string, unknown>): SentAnswer[] {
  const answers: SentAnswer[] = []
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value !== 'string' || answers.length >= sentMax) continue
    const question = /^c([1-9]\d{0,2})$/u.exec(name)?.[1]
    if (question !== undefined && /^[0-5]$/u.test(value))
      answers.push({ question: Number(question), choice: Number(value) })
    const guess = name === 'doan' ? readWholeNumber(value) : undefined
    if (guess !== undefined && guess <= guessMax) answers.push({ question: 0, choice: guess })
  }
  return answers
}
